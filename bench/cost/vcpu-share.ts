import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where Linux has its first kind of control groups, and an administrator's rights are needed. */
const groups = '/sys/fs/cgroup/cpu';

/** Within so many microseconds a group uses up what it may, and then waits: less than a request takes, so that nothing is quick only because it is short. */
const periodMicroseconds = 10_000;

/** The most that there is: what else the machine does waits. */
const weight = 262_144;

export interface VcpuShare {
  /** The process, and all that it starts from now on. */
  take(pid: number): void;
  /** Only once those processes are gone. */
  release(): void;
}

/** A share of a vCPU, held to by the system's scheduler. Throws where this machine has no such groups, or does not let us. */
export function vcpuShare(vcpus: number): VcpuShare {
  const group = path.join(groups, `jixiao-bench-${process.pid}`);
  mkdirSync(group);
  writeFileSync(path.join(group, 'cpu.cfs_period_us'), String(periodMicroseconds));
  writeFileSync(path.join(group, 'cpu.cfs_quota_us'), String(Math.round(vcpus * periodMicroseconds)));
  writeFileSync(path.join(group, 'cpu.shares'), String(weight));
  return {
    take: (pid) => writeFileSync(path.join(group, 'cgroup.procs'), String(pid)),
    release: () => rmdirSync(group),
  };
}
