import type { OutOfPlace } from './out-of-place.ts';
import type { ReconcilePorts } from './reconcile-ports.ts';
import type { Walk } from './walk.ts';

/** A takedown of a long history takes so long; one that is older has died, and what it takes down may be public still. In milliseconds. */
const takenMsMax = 3_600_000;

/** The takedowns that have begun and not ended, by their bytes. Only the command goes on with one: it needs rights that nobody here has. */
export function walkTakedown({ table, clock }: ReconcilePorts): Walk {
  return {
    places: async function* (after) {
      const begun = (await table.getTakedown())?.sha256s ?? [];
      yield* begun.filter((sha256) => after === null || sha256 > after);
    },
    look: async (sha256): Promise<readonly OutOfPlace[]> => {
      const [order] = await table.ordersOn(`bytes#${sha256}`, 'takedown');
      const isOnItsWay = order !== undefined && clock.now().getTime() - Date.parse(order.when) < takenMsMax;
      return isOnItsWay ? [] : [{ what: 'takedown unfinished', where: sha256, isSetRight: false }];
    },
  };
}
