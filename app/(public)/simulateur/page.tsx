import type { Metadata } from 'next';
import Link from 'next/link';
import { Alerte } from '#components/alerte.tsx';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import { PartieEleve } from '#components/simulation/formulaire-eleve.tsx';
import {
  PartieChangements,
  PartieDemandeur,
  PartieRevenus,
} from '#components/simulation/formulaire-foyer.tsx';
import { ResultatEstimation } from '#components/simulation/resultat.tsx';
import { ecrireAnnee, type Rentree, rentree, rentreeDu } from '#lib/droit/annee.ts';
import { ANNEES } from '#lib/droit/bareme/bareme.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { ecrireMontant } from '#lib/droit/montant.ts';
import { type Estimation, estimer, totalAnnuel } from '#lib/droit/simulation/estimer.ts';
import { adresseDeSimulation, ELEVES_MAXIMUM, lireSimulation } from '#lib/simulation/schema.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';

export const metadata: Metadata = {
  title: 'Estimer mes droits',
  description: 'Estimer une bourse de collège ou de lycée, sans compte. Rien n’est conservé.',
};

type Parametres = Promise<Record<string, string | string[] | undefined>>;

/** From June on, families ask about the rentrée to come. */
const rentreeCherchee = (jour: Jour): number =>
  jour.month >= 6 && jour.month <= 8 ? jour.year : rentreeDu(jour);

/** The year of the link, else the one that families look for, else the last whose barème is known. */
function choisirRentree(demandee: unknown, jour: Jour): { annee: Rentree; remplacee: number | null } {
  const connues = ANNEES.map((a) => a.rentree);
  const voulue = connues.includes(Number(demandee)) ? Number(demandee) : rentreeCherchee(jour);
  const annee = connues.includes(voulue) ? voulue : (connues.at(-1) ?? voulue);
  return { annee: rentree(annee), remplacee: rentreeCherchee(jour) === annee ? null : rentreeCherchee(jour) };
}

export default async function SimulateurPage({ searchParams }: { searchParams: Parametres }) {
  const [{ rentree: demandee, ...parametres }, jour] = await Promise.all([searchParams, aujourdHui()]);
  const { annee, remplacee } = choisirRentree(demandee, jour);
  const lecture = lireSimulation(parametres, annee);
  const { saisie, nombre, erreurs, reponses } = lecture;
  const estimations = reponses ? estimer(reponses, jour) : [];
  const revenus = ANNEES.find((connue) => connue.rentree === annee)?.anneeDesRevenus ?? annee - 1;
  const rangs = Array.from({ length: nombre }, (_, i) => i + 1);
  return (
    <>
      <h1>Estimer mes droits à bourse</h1>
      <p className="texte sans-impression">
        Collège et lycée, année scolaire {ecrireAnnee(annee)}. Préparez votre avis d’impôt sur les revenus de{' '}
        {revenus}. Aucun compte n’est demandé et rien n’est conservé : vos réponses ne sont que dans l’adresse
        de la page.
      </p>
      {remplacee === null ? null : (
        <Alerte ton="attention">
          {`Vous cherchez peut-être l’année ${ecrireAnnee(rentree(remplacee))} ; cette estimation suit le barème de ${ecrireAnnee(annee)}.`}
        </Alerte>
      )}
      {estimations.length > 0 ? (
        <Resultats
          estimations={estimations}
          annee={annee}
          jour={jour}
          adresse={`${adresseDeSimulation(lecture)}&rentree=${annee}`}
        />
      ) : null}
      <RecapitulatifErreurs
        erreurs={Object.entries(erreurs).map(([champ, message]) => ({
          champ,
          message: situer(champ, message),
        }))}
      />
      <form
        method="get"
        action="/simulateur#resultat"
        className="simulation sans-impression"
        noValidate
        aria-label="Vos réponses"
      >
        {/* Enter sends the whole form, not the first button met in the page. */}
        <button
          type="submit"
          name="voir"
          value="1"
          className="simulation__defaut"
          tabIndex={-1}
          aria-hidden="true"
        >
          Estimer
        </button>
        <input type="hidden" name="rentree" value={annee} />
        <input type="hidden" name="n" value={nombre} />
        <PartieDemandeur saisie={saisie} erreurs={erreurs} />
        <PartieRevenus saisie={saisie} erreurs={erreurs} annee={revenus} />
        <PartieChangements saisie={saisie} erreurs={erreurs} annee={revenus} />
        {rangs.map((rang) => (
          <PartieEleve
            key={`${rang}/${nombre}`}
            saisie={saisie}
            erreurs={erreurs}
            rang={rang}
            seul={nombre === 1}
          />
        ))}
        <div className="simulation__boutons">
          <button type="submit" name="voir" value="1" className="fr-btn">
            Estimer mes droits
          </button>
          {nombre < ELEVES_MAXIMUM ? (
            <button type="submit" name="n" value={nombre + 1} className="fr-btn fr-btn--secondary">
              Ajouter un enfant
            </button>
          ) : null}
          <Link href="/simulateur" prefetch={false} className="fr-btn fr-btn--tertiary">
            Tout effacer
          </Link>
        </div>
      </form>
    </>
  );
}

/** How the list of errors calls each field: read there, an error stands far from its label. */
const NOMS: Readonly<Record<string, string>> = {
  qui: 'Vous êtes',
  charge: 'Document de charge',
  residence: 'Vous vivez',
  foyer: 'Votre foyer',
  avis: 'Avis d’impôt',
  rfr: 'Revenu fiscal de référence',
  preuve: 'Preuve de vos revenus',
  brut: 'Revenus bruts',
  enfants: 'Enfants à charge',
  rfr2: 'Revenu de l’autre personne',
  enfants2: 'Enfants de l’autre personne',
  changement: 'Changement',
  changement_le: 'Jour du changement',
  part: 'Votre part de revenus',
  part_enfants: 'Enfants restés à charge',
};

function situer(champ: string, message: string): string {
  const [, rang] = /_(\d+)$/.exec(champ) ?? [];
  return `${rang ? `Enfant ${rang}` : NOMS[champ]} : ${message}`;
}

function Resultats({
  estimations,
  annee,
  jour,
  adresse,
}: {
  estimations: readonly Estimation[];
  annee: Rentree;
  jour: Jour;
  adresse: string;
}) {
  const total = totalAnnuel(estimations);
  return (
    <section aria-labelledby="resultat">
      <h2 id="resultat" tabIndex={-1}>
        Votre estimation pour {ecrireAnnee(annee)}
      </h2>
      <Alerte ton="attention" titre="Ce résultat ne vaut pas demande">
        <p>
          C’est une estimation du {ecrireJour(jour)}, d’après vos seules réponses. Pour recevoir une bourse,
          il faut la demander : seule la décision prise sur votre dossier compte.
        </p>
      </Alerte>
      {total !== null && estimations.length > 1 ? (
        <p className="estimation__montant">{ecrireMontant(total)} par an pour tous vos enfants</p>
      ) : null}
      {estimations.map((estimation) => (
        <ResultatEstimation key={estimation.rang} estimation={estimation} />
      ))}
      <div className="sans-impression">
        <p>
          <a href={adresse} className="fr-link fr-icon-links-line fr-link--icon-left">
            Lien de cette estimation
          </a>
        </p>
        <p className="texte">
          Ce lien contient vos réponses, vos revenus compris : qui le reçoit peut les lire. Gardez-le pour
          vous, ou donnez-le à la personne qui vous aide. Pour garder le résultat, imprimez cette page.
        </p>
      </div>
    </section>
  );
}
