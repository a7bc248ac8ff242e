/** Does a lot, as the process of the site that serves its author: `executant.ts SUB JOUR LOT`. May be killed at any instant. */
import { jour } from '#lib/droit/date.ts';
import { accomplirLot } from '#lib/lot/actes.ts';
import { porteeDAgent } from '#lib/technique/portee.ts';
import { fermerPrisma } from '#lib/technique/prisma.ts';

const [sub = '', leJour = '', lotId = ''] = process.argv.slice(2);
const portee = await porteeDAgent(sub, jour(leJour));
if (!portee) throw new Error(`sans affectation : ${sub}`);
await accomplirLot(portee, lotId);
await fermerPrisma();
