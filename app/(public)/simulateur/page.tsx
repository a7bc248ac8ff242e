import type { Metadata } from 'next';
import Link from 'next/link';
import { Alerte } from '#components/alerte.tsx';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import { PartieChangements } from '#components/simulation/formulaire-changements.tsx';
import { PartieEleve } from '#components/simulation/formulaire-eleve.tsx';
import { PartieDemandeur, PartieRevenus } from '#components/simulation/formulaire-foyer.tsx';
import { cloturesReglees } from '#lib/campagne/queries.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { ANNEES } from '#lib/droit/bareme/bareme.ts';
import { campagneEnVigueur } from '#lib/droit/calendrier/campagne.ts';
import { estimer } from '#lib/droit/simulation/estimer.ts';
import { choisirRentree } from '#lib/simulation/faits.ts';
import { adresseDeSimulation, ELEVES_MAXIMUM, lireSimulation } from '#lib/simulation/schema.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { EnAttente } from './en-attente.tsx';
import { erreursSituees } from './erreurs-situees.ts';
import { Resultats } from './resultats.tsx';

export const metadata: Metadata = {
  title: 'Estimer mes droits',
  description: 'Estimer une bourse de collège ou de lycée, sans compte. Rien n’est conservé.',
};

type Parametres = Promise<Record<string, string | string[] | undefined>>;

export default async function SimulateurPage({ searchParams }: { searchParams: Parametres }) {
  const [{ rentree: demandee, ...parametres }, jour] = await Promise.all([searchParams, aujourdHui()]);
  const { annee, remplacee } = choisirRentree(demandee, jour);
  const lecture = lireSimulation(parametres, { rentree: annee, jour });
  const { saisie, nombre, erreurs, reponses } = lecture;
  const clotures = await cloturesReglees(annee, null);
  const estimations = reponses ? estimer(reponses, jour, clotures) : [];
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
      <div className="simulateur">
        {estimations.length > 0 ? (
          <Resultats
            estimations={estimations}
            annee={annee}
            jour={jour}
            adresse={`${adresseDeSimulation(lecture)}&rentree=${annee}`}
          />
        ) : (
          <EnAttente campagne={campagneEnVigueur(annee, 'general', clotures.general)} jour={jour} />
        )}
        <div className="simulateur__questions">
          <RecapitulatifErreurs erreurs={erreursSituees(erreurs)} />
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
            {rangs.map((rang) => (
              <PartieEleve
                key={`${rang}/${nombre}`}
                saisie={saisie}
                erreurs={erreurs}
                rang={rang}
                seul={nombre === 1}
              />
            ))}
            <PartieDemandeur saisie={saisie} erreurs={erreurs} />
            <PartieRevenus saisie={saisie} erreurs={erreurs} annee={revenus} />
            <PartieChangements saisie={saisie} erreurs={erreurs} annee={revenus} />
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
        </div>
      </div>
    </>
  );
}
