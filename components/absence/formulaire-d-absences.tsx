'use client';

import type { SuiteDAbsences } from '#lib/absence/faits.ts';
import { CHAMPS_D_ABSENCES, type ChampDAbsences } from '#lib/absence/schema.ts';
import type { LigneRefusee } from '#lib/correspondance/faits.ts';
import { FormulaireDImport, type ProprietesDImport } from '../import-de-fichier/formulaire.tsx';

type Absence = Exclude<SuiteDAbsences, LigneRefusee>;

const demi = (nombre: number): string => `${nombre} demi-journée${nombre > 1 ? 's' : ''}`;
const jourCourt = (iso: string): string => iso.split('-').toReversed().join('/');

const dire = (vue: Absence): string => {
  if (vue.sort === 'laissee') return vue.pourquoi;
  const [premiere] = vue.demiJournees;
  const derniere = vue.demiJournees.at(-1);
  const connues = vue.connues > 0 ? `${demi(vue.connues)} déjà connue${vue.connues > 1 ? 's' : ''}` : '';
  if (!premiere || !derniere) return `${connues}.`;
  const quand =
    premiere.jour === derniere.jour
      ? `le ${jourCourt(premiere.jour)}`
      : `du ${jourCourt(premiere.jour)} au ${jourCourt(derniere.jour)}`;
  return [`${demi(vue.demiJournees.length)} à apprécier, ${quand}`, connues].filter(Boolean).join(' ; ');
};

/** A file of absences, as the school's software gives it. */
export function FormulaireDAbsences(props: ProprietesDImport<ChampDAbsences, Absence>) {
  return (
    <FormulaireDImport
      {...props}
      champs={CHAMPS_D_ABSENCES}
      libelles={{
        fichier: 'Fichier des absences',
        source: 'Gardée avec chaque absence : le logiciel, et le jour de l’extraction',
        enregistrer: 'Enregistrer les absences',
      }}
      recit={{ sorts: { nouveau: 'nouvelle', inchange: 'déjà connue', laissee: 'laissée' }, dire }}
      ecrits={['nouveau']}
      refus="/agent/absences/import/refus/fichier"
      plus={(champ) => {
        const { nom, defaultValue } = champ('mercredi');
        return (
          <div className="fr-checkbox-group">
            <input type="checkbox" id={nom} name={nom} value="oui" defaultChecked={defaultValue === 'oui'} />
            <label className="fr-label" htmlFor={nom}>
              Cours le mercredi après-midi
            </label>
          </div>
        );
      }}
    />
  );
}
