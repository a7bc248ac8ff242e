import Link from 'next/link';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { CE_QU_ARRETE_UNE_LIMITATION, DROITS_SUR_LES_DONNEES } from '#lib/droit/conservation/exercice.ts';
import { ecrireJour, ecrireJourCourt } from '#lib/droit/date.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { direEtat, direSuite, etatDExercice, type SuiteVue } from '#lib/exercice/faits.ts';
import { exercice } from '#lib/exercice/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Repondre, Suivre } from '../formulaires.tsx';

export const generateMetadata = titreReserve('Demande sur des données', 'dpo');

const COLONNES: Colonne<SuiteVue>[] = [
  { cle: 'quoi', titre: 'Quoi', rendre: direSuite },
  { cle: 'motif', titre: 'Pourquoi', rendre: ({ motif }) => motif },
  { cle: 'par', titre: 'Par', rendre: ({ auteurNom }) => auteurNom },
];

/** One request: what is asked, by when it is answered, what was done, and the letter. */
export default async function DemandeSurDesDonneesPage({ params }: PageProps<'/agent/droits/[id]'>) {
  const portee = await exigerAgent('dpo');
  const vu = await exercice(portee, identifiant((await params).id)).catch(pageIntrouvable);
  const { id, droit, nom, adresse, numero, precisions, canal, recueLe, suites } = vu;
  const etat = etatDExercice(vu, portee.jour);
  const { nom: nomDuDroit, article } = DROITS_SUR_LES_DONNEES[droit];
  const cible = { exerciceId: id, jour: ecrireJourCourt(portee.jour) };
  return (
    <>
      <FilAriane
        liens={[{ href: '/agent/droits', libelle: 'Demandes sur les données' }]}
        ici={`${capitale(nomDuDroit)}, ${nom}`}
      />
      <TitrePage
        titre={`${capitale(nomDuDroit)} : demande de ${nom}`}
        phrase={`Reçue le ${ecrireJour(recueLe)} par ${canal === 'papier' ? 'courrier' : 'le site'} (${article}). ${capitale(direEtat(etat))}.`}
      />
      {etat.enRetard ? (
        <Alerte ton="attention">
          Le délai est passé : répondez sans attendre, et dites la raison du retard.
        </Alerte>
      ) : null}
      {etat.limitee ? (
        <Alerte ton="info">{`Les données de ce dossier sont limitées. S’arrêtent ${CE_QU_ARRETE_UNE_LIMITATION}`}</Alerte>
      ) : null}
      {droit === 'acces' && canal === 'papier' ? (
        <Alerte ton="info">
          Vous ne lisez aucun dossier : la copie s’imprime à l’établissement ou au service qui suit la
          demande, par « Copie des données de la personne », dans les courriers du dossier. Dites-leur à qui
          la remettre ; le registre des lectures garde l’impression.
        </Alerte>
      ) : null}
      {droit === 'opposition' && numero ? (
        <p>
          L’accorder arrête les messages qui invitent à demander une bourse. Pour que les organismes ne soient
          plus renseignés :{' '}
          <Link className="fr-link" href={`/agent/oppositions?q=${numero}`}>
            consignez-le aussi dans « Oppositions »
          </Link>
          .
        </p>
      ) : null}
      {droit === 'opposition' && canal === 'papier' && !numero ? (
        <Alerte ton="attention">
          Aucun dossier n’est nommé : l’accorder n’arrête aucun message. Demandez à l’établissement d’écarter
          l’élève des familles à prévenir.
        </Alerte>
      ) : null}
      <dl className="traitement">
        <dt>Ce qui est demandé</dt>
        <dd>{precisions}</dd>
        <dt>Dossier</dt>
        <dd>{numero ?? 'aucun n’est nommé'}</dd>
        {adresse ? (
          <>
            <dt>Adresse</dt>
            <dd>{adresse}</dd>
          </>
        ) : null}
      </dl>
      <Tableau
        legende="Ce qui a été fait"
        total={suites.length}
        unite="ligne"
        colonnes={COLONNES}
        lignes={suites}
        cle={(suite) => suite.id}
        vide={<p>Rien n’a encore été fait de cette demande.</p>}
      />
      {suites.length > 0 ? (
        <p>
          <a className="fr-link" href={`/agent/droits/${id}/lettre/fichier`}>
            Lettre à la personne (PDF)
          </a>
        </p>
      ) : null}
      {etat.reponse ? null : (
        <section aria-labelledby="repondre">
          <h2 className="fr-h4" id="repondre">
            Répondre
          </h2>
          <Repondre exerciceId={id} />
        </section>
      )}
      {etat.reponse || etat.prolongee || etat.enRetard ? null : <Suivre {...cible} genre="prolongation" />}
      {numero && !etat.limitee ? <Suivre {...cible} genre="limitation" /> : null}
      {etat.limitee ? <Suivre {...cible} genre="levee" /> : null}
    </>
  );
}
