import { notFound, redirect } from 'next/navigation';
import { identifiant } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Actualisation } from '#components/actualisation.tsx';
import { Alerte } from '#components/alerte.tsx';
import { FinDeSaisie } from '#components/saisie/fin-de-saisie.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type DossierASaisir, dossierASaisir } from '#lib/demande/queries.ts';
import type { Branche } from '#lib/droit/competence.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { detenteur } from '#lib/droit/evaluation.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { deNom } from '#lib/droit/phrase.ts';
import { ligne } from '#lib/droit/procedure.ts';
import { horsDelaiDans } from '#lib/droit/recevabilite/recevabilite.ts';
import { LIBELLES_DETENTEURS } from '#lib/droit/suivi.ts';
import { jourOuNul } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Demande enregistrée', ...SAISISSANTS);

export default async function DemandeRecuePage({ params }: PageProps<'/agent/saisie/[id]/recu'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const dossier = await dossierASaisir(portee, identifiant((await params).id));
  if (!dossier) notFound();
  if (dossier.etat === 'brouillon') redirect(`/agent/saisie/${dossier.id}`);
  const { eleve, numero, etat, branche, horsDelai } = dossier;
  const recuLe = jourOuNul(dossier.recuLe);
  const qui = LIBELLES_DETENTEURS[detenteur(etat, branche, horsDelai)];
  return (
    <>
      <TitrePage
        titre={`Demande ${deNom(nomComplet(eleve))} enregistrée`}
        phrase={`Dossier ${numero}${recuLe ? `, reçu le ${ecrireJour(recuLe)}` : ''}. Maintenant tenu par : ${qui}.`}
      />
      <FinDeSaisie dossierId={dossier.id} suivant="dossier-suivant" />
      {dossier.horsDelai ? <HorsDelai branche={branche} /> : null}
      <Accuse dossier={dossier} />
      <ul className="fr-btns-group fr-btns-group--inline">
        <li>
          <a className="fr-btn" href="/agent/saisie" id="dossier-suivant">
            Dossier suivant
          </a>
        </li>
        {ligne('joindre_fichiers').de.includes(etat) ? (
          <li>
            <a
              className="fr-btn fr-btn--secondary"
              href={`/agent/dossiers/${dossier.id}/actes/joindre_fichiers`}
            >
              Numériser les pièces reçues
            </a>
          </li>
        ) : null}
        <li>
          <a className="fr-btn fr-btn--secondary" href={`/agent/dossiers/${dossier.id}`}>
            Ouvrir le dossier
          </a>
        </li>
      </ul>
    </>
  );
}

const SUITES = {
  refuser_hors_delai: 'le chef d’établissement signe un refus hors délai, ou admet le retard par écrit',
  declarer_irrecevable: 'le directeur académique la déclare irrecevable, ou admet le retard par écrit',
} as const;

function HorsDelai({ branche }: { branche: Branche }) {
  return (
    <Alerte ton="attention" titre="Demande déposée hors délai">
      <p>La demande est enregistrée ; {SUITES[horsDelaiDans(branche).acte]} (C. II.C.3).</p>
    </Alerte>
  );
}

/** The receipt of annexe 4 or 5, made by the worker: ready in a moment, or set aside with its cause. */
function Accuse({ dossier: { courriers, typeBourse } }: { dossier: DossierASaisir }) {
  const [accuse] = courriers;
  const annexe = typeBourse === 'college' ? 4 : 5;
  if (accuse?.etat === 'produit')
    return (
      <p>
        <a
          className="fr-link fr-icon-printer-line fr-link--icon-left"
          href={`/agent/courriers/${accuse.id}/fichier`}
          target="_blank"
          rel="noopener"
        >
          Imprimer l’accusé de réception (annexe {annexe}, PDF, nouvel onglet)
        </a>
      </p>
    );
  if (accuse?.etat === 'mis_de_cote')
    return (
      <Alerte ton="erreur" titre="L’accusé de réception n’a pas pu être produit">
        <p>{accuse.cause} La demande, elle, est bien enregistrée.</p>
      </Alerte>
    );
  return (
    <div role="status">
      <p>
        L’accusé de réception (annexe {annexe}) se prépare. Cette page se met à jour ; sinon, rechargez-la.
      </p>
      <Actualisation active />
    </div>
  );
}
