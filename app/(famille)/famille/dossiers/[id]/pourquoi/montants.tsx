import { droitsDe } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { partsDuDroit } from '#lib/droit/argent/duree.ts';
import { partsEgales } from '#lib/droit/argent/trimestres.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import type { DecisionLue } from '#lib/famille/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';

const TRIMESTRES = [
  'Premier trimestre (septembre à décembre)',
  'Deuxième trimestre (janvier à mars)',
  'Troisième trimestre (avril à la fin de l’année)',
] as const;

/** What the attribution gives: for the year, and by trimestre. */
export function Montants({ dossier, decision }: Pick<DecisionLue, 'dossier' | 'decision'>) {
  if (decision.montantAnnuel === null || decision.echelon === null) return null;
  const { effetDu, effetAu } = decision;
  const annuel = centimes(decision.montantAnnuel);
  const verse =
    effetDu && effetAu
      ? partsDuDroit(rentree(dossier.rentree), annuel, { du: jourDe(effetDu), au: jourDe(effetAu) })
      : null;
  const courte = verse && !verse.entier ? verse : null;
  const parts = verse?.trimestres ?? partsEgales(annuel);
  const internat = droitsDe(dossier, decision).find(({ composante }) => composante === 'internat');
  return (
    <section aria-labelledby="montants" className="texte partie">
      <h2 id="montants" className="fr-h4">
        Échelon {decision.echelon} : {ecrireMontant(courte?.total ?? annuel)}{' '}
        {courte ? 'pour la durée du droit' : 'pour l’année'}
      </h2>
      {courte && effetDu && effetAu ? (
        <p>
          Le droit va du {ecrireJour(jourDe(effetDu))} au {ecrireJour(jourDe(effetAu))}, jour compris :{' '}
          {courte.jours} jours sur 300. Une année entière vaut {ecrireMontant(annuel)}.
        </p>
      ) : null}
      <p>Ce que chaque trimestre représente, avant les éventuelles retenues :</p>
      <ul>
        {parts.map((part, rang) => (
          <li key={TRIMESTRES[rang]}>
            {TRIMESTRES[rang]} : {ecrireMontant(part)}
          </li>
        ))}
        {internat ? (
          <li>Prime d’internat, pour l’année : {ecrireMontant(centimes(internat.centimesAnnuels))}</li>
        ) : null}
      </ul>
    </section>
  );
}
