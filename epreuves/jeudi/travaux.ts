/** What people do on the third Thursday, as work that can be played: families file, agents decide. */

import { garderBrouillon } from '#lib/demande/actes.ts';
import { envoyerDepot, ouvrirDepot } from '#lib/depot/actes.ts';
import { depotEnCours, mesEnfantsADeposer } from '#lib/depot/queries.ts';
import type { Cible } from '#lib/dossier/porte.ts';
import { saisieDuFormulaire } from '#lib/saisie/faits.ts';
import { type Portee, porteeDeFamille } from '#lib/technique/portee.ts';
import { FOYERS } from '#monde/population.ts';
import { le, scene, verbes } from '#monde/scene.ts';
import { DEMANDE_EN_LIGNE } from '#tests/actes/appui/preparation.ts';
import { compteDuFoyer } from './foyers.ts';
import type { Ouvrage } from './passage.ts';

/** The third Thursday of September 2026. */
export const JEUDI = le('2026-09-17');

const connue = (portee: Portee | null, qui: string): Portee => {
  if (!portee) throw new Error(`personne inconnue : ${qui}`);
  return portee;
};

/** A family files online: its child, the form kept, then sent; families from `de` to the one before `a`. What it has filed waits for its chef. */
export function deposer(deFront: number, { de, a }: { de: number; a: number }, deposes: Cible[]): Ouvrage {
  return {
    nom: 'famille : déposer en ligne',
    deFront,
    async faire(rang) {
      if (de + rang >= a) return false;
      const sub = compteDuFoyer(de + rang + 1);
      const portee = connue(await porteeDeFamille(sub, JEUDI), sub);
      const eleveIds = (await mesEnfantsADeposer(portee)).map(({ eleveId }) => eleveId);
      const dossierId = await ouvrirDepot(portee, eleveIds);
      const depot = await depotEnCours(portee, dossierId);
      await garderBrouillon(portee, {
        dossierId,
        revision: depot?.revision ?? 0,
        saisie: saisieDuFormulaire({ ...depot?.depart, ...DEMANDE_EN_LIGNE }),
      });
      const [accompli] = await envoyerDepot(portee, dossierId);
      if (accompli) deposes.push({ dossierId: accompli.dossierId, version: accompli.version });
      return true;
    },
  };
}

/** The chef of the collège instructs, then grants, what was filed. Waits for families while there is nothing to decide. */
export function decider(deFront: number, deposes: Cible[], encore: () => boolean): Ouvrage {
  const foyer = FOYERS.find(({ famille, ou }) => !famille && ou[0] === 'collegePublic');
  if (!foyer) throw new Error('aucun foyer');
  return {
    nom: 'chef : instruire et attribuer',
    deFront,
    async faire() {
      let depose = deposes.shift();
      while (!depose && encore()) {
        await new Promise((suite) => setTimeout(suite, 20));
        depose = deposes.shift();
      }
      if (!depose) return false;
      const s = { ...scene(foyer), ...depose };
      await verbes.instruire(s, JEUDI);
      await verbes.attribuer(s, JEUDI);
      return true;
    },
  };
}
