import { Chronologie } from '#components/chronologie.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';

interface Correction {
  id: string;
  avant: unknown;
  apres: unknown;
  motivation: string;
  auteurNom: string;
  jour: Date;
}

interface Props {
  faites: readonly Correction[];
  /** Fields by name, as people call them. */
  champs: Readonly<Record<string, string>>;
  dire: (champ: string, valeur: string) => string;
}

/** What was corrected of a person: before, after, by whom, why. */
export function Corrections({ faites, champs, dire }: Props) {
  if (faites.length === 0) return null;
  const direOuAucun = (champ: string, valeur: unknown) =>
    typeof valeur === 'string' && valeur ? dire(champ, valeur) : 'aucun';
  return (
    <section aria-labelledby="corrections" className="fr-mt-4w">
      <h2 id="corrections" className="fr-h5">
        Corrections faites
      </h2>
      <Chronologie
        etapes={faites.map(({ id, avant, apres, motivation, auteurNom, jour }) => {
          const [anciens, nouveaux] = [avant, apres] as Record<string, unknown>[];
          return {
            cle: id,
            titre: 'Fiche corrigée',
            date: `${ecrireJour(jourDe(jour))}, par ${auteurNom}`,
            detail: (
              <>
                <ul>
                  {Object.keys(nouveaux ?? {}).map((champ) => (
                    <li key={champ}>
                      {champs[champ] ?? champ} : {direOuAucun(champ, anciens?.[champ])}, puis{' '}
                      {direOuAucun(champ, nouveaux?.[champ])}
                    </li>
                  ))}
                </ul>
                <p>Raison : {motivation}</p>
              </>
            ),
            moment: 'passe',
          };
        })}
      />
    </section>
  );
}
