import { appliquer, conclure, exclure, reunir } from '../constat.ts';
import type { Centimes } from '../montant.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import type { Resultat } from '../resultat.ts';
import type { DiplomePrepare, MentionBrevet } from '../situation.ts';
import { exiger } from './condition.ts';
import type { Parts } from './montants.ts';
import { partsEgales } from './trimestres.ts';

const SOURCE = {
  article: 'C. IV.C (D. 531-37 à D. 531-41), annexe 7',
  titre: 'Bourse au mérite, primes attribuées au lycée',
};
const VIGUEUR = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };

export const REGLES_MERITE = definirRegles({
  'merite.boursier_lycee': {
    source: { ...SOURCE, dit: 'La bourse au mérite complète une bourse de lycée, et elle seule.' },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Bourse au mérite',
      ouvre: 'L’élève a une bourse de lycée.',
      exclut: 'L’élève n’a pas de bourse de lycée : pas de bourse au mérite.',
    }),
  },
  'merite.mention': {
    source: {
      ...SOURCE,
      dit: 'L’élève a eu une mention bien ou très bien au diplôme national du brevet.',
    },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Bourse au mérite',
      ouvre: 'L’élève a eu une mention bien ou très bien au brevet.',
      exclut: 'L’élève n’a pas eu de mention bien ou très bien au brevet : pas de bourse au mérite.',
    }),
  },
  'merite.cycle': {
    source: {
      ...SOURCE,
      dit: 'L’élève suit un cycle qui mène au baccalauréat général, technologique ou professionnel, ou au CAP.',
    },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Bourse au mérite',
      ouvre: 'L’élève prépare un baccalauréat ou un CAP.',
      exclut: 'L’élève ne prépare ni baccalauréat ni CAP : pas de bourse au mérite.',
    }),
  },
  'merite.suspension': {
    source: { ...SOURCE, dit: 'La bourse au mérite peut être suspendue dans les conditions de D. 531-40.' },
    ...VIGUEUR,
    dire: phrases({
      sujet: 'Bourse au mérite',
      ouvre: 'La bourse au mérite n’est pas suspendue.',
      exclut: 'La bourse au mérite est suspendue.',
    }),
  },
});

export interface CasMerite {
  boursierLycee: boolean;
  mention?: MentionBrevet;
  prepare?: DiplomePrepare;
  /** A decision under D. 531-40 stands. */
  suspendue: boolean;
  /** Yearly amount of the échelon, from the barème. */
  annuel: Centimes;
}

/** Shares of the bourse au mérite, in centimes (C. IV.C.3). */
export function bourseAuMerite(cas: CasMerite): Resultat<Parts> {
  const { boursierLycee, mention, prepare, suspendue } = cas;
  const constat = reunir(
    (boursierLycee ? appliquer : exclure)(REGLES_MERITE['merite.boursier_lycee']),
    exiger(
      REGLES_MERITE['merite.mention'],
      mention && (mention === 'bien' || mention === 'tres_bien'),
      { mention: mention ?? null },
      { champ: 'eleve.mentionBrevet', libelle: 'la mention au diplôme national du brevet' },
    ),
    exiger(
      REGLES_MERITE['merite.cycle'],
      prepare && prepare !== 'autre' && prepare !== 'aucun',
      { prepare: prepare ?? null },
      { champ: 'eleve.diplomePrepare', libelle: 'le diplôme préparé' },
    ),
    (suspendue ? exclure : appliquer)(REGLES_MERITE['merite.suspension']),
  );
  return conclure(constat, () => partsEgales(cas.annuel));
}
