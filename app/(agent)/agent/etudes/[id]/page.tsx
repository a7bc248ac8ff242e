import Link from 'next/link';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Actualisation } from '#components/actualisation.tsx';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import {
  avancementDe,
  bilanDe,
  direEtendue,
  gestesDe,
  LIBELLES_DES_GENRES,
  LIBELLES_DES_PASSAGES,
  PREPARENT,
} from '#lib/passage/faits.ts';
import { bilanDeLAnDernier, type PassageLu, peut, voirPassage } from '#lib/passage/queries.ts';
import { direGain } from '#lib/reparation/faits.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { tient } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { ApercuDeLaSuite } from './apercu-de-la-suite.tsx';
import { ComptesDesEtudes } from './comptes.tsx';
import { GestesDuPassage } from './gestes.tsx';

export const generateMetadata = titreReserve('Étude automatique', 'ministere', ...PREPARENT);

function direAvancement(passage: PassageLu): string | null {
  if (passage.etat === 'prepare' && passage.repetition)
    return `Répétition en cours : ${ecrireNombre(bilanDe(passage.repetition).total)} consentements étudiés, rien n’est écrit.`;
  if (passage.etat !== 'en_cours') return passage.cause;
  const { faits, restent, cadence } = avancementDe(passage, maintenant().epochMilliseconds);
  const rythme = cadence ? `, ${ecrireNombre(cadence)} par minute` : '';
  return `${LIBELLES_DES_GENRES[passage.genre]} en cours : ${ecrireNombre(faits)} ${passage.genre === 'etude' ? 'consentements étudiés' : 'lignes traitées'}, ${ecrireNombre(restent)} restent${rythme}. Vous pouvez quitter cette page.`;
}

/** A run: its rehearsal, then how far it is, and what it made. */
export default async function EtudePage({ params }: PageProps<'/agent/etudes/[id]'>) {
  const portee = await exigerAgent('ministere', ...PREPARENT);
  const passage = await voirPassage(portee, identifiant((await params).id)).catch(pageIntrouvable);
  const anDernier = await bilanDeLAnDernier(portee, passage);
  const dit = direAvancement(passage);
  const enMarche = passage.etat === 'en_cours' || (passage.etat === 'prepare' && passage.repetition !== null);
  const sansAppel = passage.genre !== 'etude';
  const lancee = passage.lanceParNom ? ` Lancée par ${passage.lanceParNom}.` : '';
  return (
    <>
      <FilAriane
        liens={[{ href: '/agent/etudes', libelle: 'Études automatiques' }]}
        ici={direEtendue(passage)}
      />
      <TitrePage
        titre={`${LIBELLES_DES_GENRES[passage.genre]}, ${direEtendue(passage)}`}
        phrase={`Année scolaire ${ecrireAnnee(rentree(passage.rentree))} : ${LIBELLES_DES_PASSAGES[passage.etat]}. Préparée par ${passage.auteurNom}.${lancee}`}
      />
      <Actualisation active={enMarche} />
      {dit ? (
        <Alerte ton={passage.cause ? 'attention' : 'info'} annoncer>
          {dit}
        </Alerte>
      ) : null}
      {sansAppel && passage.etat === 'prepare' ? <ApercuDeLaSuite portee={portee} passage={passage} /> : null}
      {passage.etat === 'prepare' && !enMarche && !sansAppel ? (
        <p>
          Répétez d’abord : chaque consentement est étudié, les issues sont comptées, et rien n’est écrit dans
          aucun dossier.
        </p>
      ) : null}
      {passage.etat === 'repete' ? (
        <p>
          Lancée, l’étude ouvre les dossiers et demande les pièces qui manquent. Elle ne décide rien : le chef
          d’établissement ou le DASEN signe, en lots, depuis ses dossiers.
          {anDernier
            ? ''
            : ' Aucune étude de l’an dernier n’est connue pour ces mêmes établissements : rien à comparer.'}
        </p>
      ) : null}
      <GestesDuPassage
        passage={passage}
        gestes={gestesDe(passage).filter((geste) => peut(portee, geste, passage))}
      />
      {passage.bilan && passage.consentements.length > 0 && !sansAppel ? (
        <p>{direGain(bilanDe(passage.bilan))}</p>
      ) : null}
      {passage.lanceLe && tient(portee, ...PREPARENT) ? (
        <p>
          <Link className="fr-link" href="/agent/etudes/reparation" prefetch={false}>
            Voir ce qui reste à réparer
          </Link>
        </p>
      ) : null}
      {passage.bilan ? (
        <ComptesDesEtudes titre="Ce qui est fait" bilan={bilanDe(passage.bilan)} anDernier={anDernier} />
      ) : null}
      {passage.repetition && !passage.bilan ? (
        <ComptesDesEtudes
          titre="Ce que l’étude ferait"
          bilan={bilanDe(passage.repetition)}
          anDernier={anDernier}
        />
      ) : null}
    </>
  );
}
