import type { Metadata } from 'next';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { actesOuverts } from '#lib/droit/habilitation/cycle.ts';
import { partiesManquantes, saisieMontree } from '#lib/habilitation/faits.ts';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import { LIBELLES_PARTIES } from '#lib/habilitation/schema.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import { EtatDeLHabilitation, phraseDe } from '../etat.tsx';
import { Evenements } from '../evenements.tsx';
import { Deposer, Geste, RenvoyerConfirmations } from '../formulaires.tsx';
import { Recapitulatif } from '../recapitulatif.tsx';
import { LiensDeLHabilitation } from './liens.tsx';
import { TenueDeLaDemande } from './tenue.tsx';

export const metadata: Metadata = { title: 'Demande d’habilitation' };

const FAITS = new Map([
  ['enregistree', 'Enregistré. Vous pouvez fermer cette page et revenir plus tard.'],
  ['deposee', 'La demande est déposée. Le délégué à la protection des données reçoit un courriel.'],
  ['confirmations', 'Les courriels sont renvoyés : les liens d’avant ouvrent toujours.'],
  ['ecrire', 'Votre message est envoyé au ministère.'],
  ['rouvrir', 'La demande est rouverte : modifiez-la, puis déposez-la. Les jetons restent ouverts.'],
  ['annuler_reouverture', 'La demande est refermée : rien n’a changé.'],
  [
    'passer_en_production',
    'Le passage en production est commencé : remplissez ce qui manque, puis déposez. L’essai reste ouvert.',
  ],
  ['annuler_etape', 'Le passage en production est abandonné : l’essai reste ouvert.'],
  ['archiver', 'La demande est rangée.'],
  ['proposer_transfert', 'La demande est proposée à votre collègue, qui reçoit un courriel.'],
  ['accepter_transfert', 'Vous suivez désormais cette demande.'],
  ['abandonner_transfert', 'La demande ne change pas de main.'],
  ['reprendre', 'Vous suivez désormais cette demande. La personne qui la suivait est prévenue.'],
  ['copier', 'Une nouvelle demande est commencée : relisez chaque partie, puis joignez vos documents.'],
]);

/** Moves that say nothing but themselves. */
const GESTES = [
  ['passer_en_production', 'Passer en production'],
  ['rouvrir', 'Rouvrir la demande'],
  ['annuler_reouverture', 'Abandonner les modifications'],
  ['annuler_etape', 'Abandonner le passage en production'],
  ['archiver', 'Ranger la demande'],
] as const;

/** One request of one's body: where it stands, what it says, what may be done of it, and what happened. */
export default async function HabilitationPage({ params, searchParams }: PageProps<'/habilitations/[id]'>) {
  const portee = await exigerRepresentant();
  const lue = await lireHabilitation(portee, identifiant((await params).id)).catch(pageIntrouvable);
  const { id, version, numero, saisie, etat, octrois } = lue;
  const fait = FAITS.get(String((await searchParams).fait));
  const ouverts = actesOuverts(lue, 'representant');
  const manquantes = partiesManquantes(lue);
  const muettes = lue.boites.filter(({ confirmeeLe }) => confirmeeLe === null);
  const cible = { id, version };
  return (
    <>
      <FilAriane liens={[{ href: '/habilitations', libelle: 'Mes habilitations' }]} ici={`D${numero}`} />
      <TitrePage
        titre={`D${numero} · ${saisie.projet?.intitule ?? 'Nouvelle demande'}`}
        badge={<EtatDeLHabilitation etat={etat} />}
        phrase={phraseDe(lue)}
      >
        {lue.octroyee ? <LiensDeLHabilitation id={id} /> : null}
      </TitrePage>
      {fait ? (
        <Alerte ton="succes" annoncer>
          {fait}
        </Alerte>
      ) : null}
      {octrois[0] && !octrois[0].revoqueLe ? (
        <p>
          {octrois[0].etape === 'essai' ? 'Essai en vigueur' : 'Habilitation en vigueur'} : H
          {octrois[0].numero}, telle qu’elle a été accordée.
        </p>
      ) : null}
      <Recapitulatif
        {...lue}
        saisie={saisieMontree(lue)}
        adresse="/habilitations"
        modifier={ouverts.includes('enregistrer') ? (partie) => `/habilitations/${id}/${partie}` : undefined}
      />
      {ouverts.includes('deposer') ? (
        <section>
          <h2 className="fr-h4">Déposer</h2>
          {manquantes.length > 0 ? (
            <p>À remplir d’abord : {manquantes.map((partie) => LIBELLES_PARTIES[partie]).join(', ')}.</p>
          ) : muettes.length > 0 ? (
            <>
              <p>
                À confirmer d’abord par chaque contact, depuis le lien qu’il a reçu :{' '}
                {muettes.map(({ courriel }) => courriel).join(', ')}. Rechargez cette page quand c’est fait.
              </p>
              <RenvoyerConfirmations {...cible} />
            </>
          ) : (
            <Deposer {...cible} />
          )}
        </section>
      ) : null}
      {ouverts.includes('ecrire') ? (
        <section>
          <h2 className="fr-h4">Écrire au ministère</h2>
          <Geste cible={cible} acte="ecrire" libelle="Envoyer" message="Message" />
        </section>
      ) : null}
      <TenueDeLaDemande portee={portee} cible={cible} vivante={etat !== 'archivee'} />
      <Evenements evenements={lue.evenements} />
      {GESTES.filter(([acte]) => ouverts.includes(acte)).map(([acte, libelle]) => (
        <Geste key={acte} cible={cible} acte={acte} libelle={libelle} />
      ))}
    </>
  );
}
