import { ecrireAnnee, type Rentree, rentree } from '#lib/droit/annee.ts';
import { DIX_MILLE, type Repartition } from '#lib/droit/argent/previsions.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import type { PartsSupposees, PrevisionDAcademie } from '#lib/prevision/queries.ts';
import { champDePart, type HypothesesTapees } from '#lib/prevision/schema.ts';

const TYPES: readonly { type: TypeBourse; titre: string }[] = [
  { type: 'college', titre: 'Bourse de collège' },
  { type: 'lycee', titre: 'Bourse de lycée' },
];
const POUR_CENT = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 2 });

function direLaSource({ source, decides }: PartsSupposees, annee: Rentree): string {
  const decisions = `${decides} décision${decides > 1 ? 's' : ''}`;
  switch (source) {
    case 'tapees':
      return 'parts que vous avez saisies';
    case 'an_dernier':
      return `parts observées en ${ecrireAnnee(rentree(annee - 1))}, sur ${decisions}`;
    case 'cette_annee':
      return `aucune décision connue l’an dernier : parts observées depuis la rentrée, sur ${decisions}`;
    case 'aucune':
      return 'aucune décision connue : rien n’est prévu tant que vous ne saisissez pas les parts';
  }
}

const direLesParts = (parts: Repartition): string =>
  [
    ...parts.map((part, rang) => `échelon ${rang + 1} : ${POUR_CENT.format(part / DIX_MILLE)}`),
    `sans bourse : ${POUR_CENT.format(Math.max(0, DIX_MILLE - parts.reduce((a, b) => a + b, 0)) / DIX_MILLE)}`,
  ].join(' ; ');

interface Props {
  annee: Rentree;
  previsions: readonly PrevisionDAcademie[];
  tapees: HypothesesTapees;
}

/** The shares that are supposed, where they come from, and the form that supposes others: nothing is kept but in the address. */
export function Hypotheses({ annee, previsions, tapees }: Props) {
  return (
    <>
      <ul>
        {previsions.flatMap(({ academieCode, nom, hypotheses }) =>
          TYPES.map(({ type, titre }) => (
            <li key={`${academieCode} ${type}`}>
              {titre}, {nom} : {direLaSource(hypotheses[type], annee)}
              {hypotheses[type].parts ? ` (${direLesParts(hypotheses[type].parts)})` : ''}.
            </li>
          )),
        )}
      </ul>
      <form>
        <p>
          Supposer d’autres parts, en pour cent des dossiers en cours. Un champ vide vaut zéro ; tous vides,
          les parts observées.
        </p>
        {TYPES.map(({ type, titre }) => (
          <fieldset key={type} className="fr-fieldset">
            <legend className="fr-fieldset__legend">{titre}</legend>
            {[...(trouverBareme(annee, type)?.montants ?? [])].slice(1).map((montant, rang) => {
              const champ = champDePart(type, rang + 1);
              return (
                <div key={champ} className="fr-fieldset__element">
                  <label className="fr-label" htmlFor={champ}>
                    Échelon {rang + 1}, en %
                    <span className="fr-hint-text">{ecrireMontant(centimes(montant))} par an</span>
                  </label>
                  <input
                    className="fr-input champ--court"
                    id={champ}
                    name={champ}
                    inputMode="numeric"
                    maxLength={10}
                    defaultValue={tapees.saisies[champ] ?? ''}
                  />
                </div>
              );
            })}
          </fieldset>
        ))}
        <button type="submit" className="fr-btn fr-btn--secondary fr-mb-4w">
          Calculer avec ces parts
        </button>
      </form>
    </>
  );
}
