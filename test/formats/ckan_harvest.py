"""What CKAN's DCAT harvester (ckanext-dcat 2.4, its profile for DCAT-AP) takes from a catalogue: JSON on standard output.

Its steps, as its source has them, without CKAN: the graph by rdflib, a dataset by its type, text in the site's language or else the last one seen,
a resource by its distribution's IRI, its format by `_distribution_format`, and the address that CKAN makes of a title.
"""

import json
import re
import sys

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS

SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

site_language = sys.argv[1]
graph = Graph().parse(data=sys.stdin.buffer.read(), format="json-ld")


def text_of(subject, predicate):
    fallback = ""
    for value in graph.objects(subject, predicate):
        if isinstance(value, Literal) and value.language:
            if value.language == site_language:
                return str(value)
            fallback = fallback or str(value)
        else:
            return str(value)
    return fallback


def format_of(distribution):
    media_type = text_of(distribution, DCAT.mediaType)
    label = None
    given = next(graph.objects(distribution, DCTERMS.format), None)
    if isinstance(given, Literal):
        label = str(given)
    elif next(graph.objects(given, RDF.type), None) == DCTERMS.IMT:
        label = text_of(given, RDFS.label)
    elif isinstance(given, URIRef):
        label = str(given)
    return media_type, label


def resource_of(distribution):
    media_type, label = format_of(distribution)
    checksum = next(graph.objects(distribution, SPDX.checksum), None)
    return {
        "uri": str(distribution),
        "name": text_of(distribution, DCTERMS.title),
        "url": text_of(distribution, DCAT.downloadURL) or text_of(distribution, DCAT.accessURL),
        "format": label,
        "mimetype": media_type,
        "size": text_of(distribution, DCAT.byteSize),
        "hash": text_of(checksum, SPDX.checksumValue) if checksum else "",
        "license": text_of(distribution, DCTERMS.license),
    }


def dataset_of(dataset):
    publisher = next(graph.objects(dataset, DCTERMS.publisher))
    contact = next(graph.objects(dataset, DCAT.contactPoint), None)
    title = text_of(dataset, DCTERMS.title)
    return {
        "uri": str(dataset),
        "guid": text_of(dataset, DCTERMS.identifier),
        "title": title,
        "name": re.sub("[^a-zA-Z0-9_-]", "", re.sub("[ .:/]", "-", title)).lower()[:99],
        "notes": text_of(dataset, DCTERMS.description),
        "publisher": text_of(publisher, FOAF.name),
        "contact": text_of(contact, VCARD.hasEmail) if contact else "",
        "tags": sorted(str(keyword) for keyword in graph.objects(dataset, DCAT.keyword)),
        "modified": text_of(dataset, DCTERMS.modified),
        "resources": sorted((resource_of(each) for each in graph.objects(dataset, DCAT.distribution)), key=lambda each: each["uri"]),
    }


print(json.dumps([dataset_of(dataset) for dataset in graph.subjects(RDF.type, DCAT.Dataset)]))
