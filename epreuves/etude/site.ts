/**
 * The site as a process of its own, to be killed in the middle of what a person does of a run: `node epreuves/etude/site.ts RUN
 * ACADEMIE DAY` pauses it and takes it up again, as its page does, without end. Prints a line before each gesture.
 */
import { jour } from '#lib/droit/date.ts';
import { mener } from '#lib/passage/actes.ts';
import { porteeDAgent } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { agentDeLAcademie } from '#monde/agents.ts';

const [passageId = '', academie = '', jourDit = ''] = process.argv.slice(2);
const portee = await porteeDAgent(agentDeLAcademie(academie, 'responsable_sab'), jour(jourDit));
if (!portee) throw new Error(`aucun responsable dans l’académie ${academie}`);
for (;;)
  for (const geste of ['suspendre', 'reprendre'] as const) {
    console.log(geste);
    // The engine, or a source that is away, may have moved the run meanwhile.
    await mener(portee, passageId, geste).catch((erreur: unknown) => {
      if (!(erreur instanceof Refus)) throw erreur;
    });
  }
