import type { Metadata } from 'next';
import { Badge } from '#components/badge.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { type AvisVu, avisDemandes } from '#lib/sollicitation/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const metadata: Metadata = { title: 'Avis demandés' };

const COLONNES: Colonne<AvisVu>[] = [
  {
    cle: 'par',
    titre: 'Demandé par',
    rendre: ({ id, auteurNom }) => <LienLigne href={`/agent/avis/${id}`}>{auteurNom}</LienLigne>,
  },
  { cle: 'le', titre: 'Le', rendre: ({ demandeLe }) => ecrireJourCourt(jourDe(demandeLe)) },
  {
    cle: 'pour',
    titre: 'À rendre le',
    rendre: ({ aRendreLe, enRetard, renduLe }) => (
      <>
        {ecrireJourCourt(jourDe(aRendreLe))}{' '}
        {enRetard ? (
          <Badge ton="attention" icone="fr-icon-time-line">
            en retard
          </Badge>
        ) : renduLe ? (
          <Badge ton="succes" icone="fr-icon-check-line">
            rendu le {ecrireJourCourt(jourDe(renduLe))}
          </Badge>
        ) : null}
      </>
    ),
  },
];

/** What the person is asked its opinion on: each demand tells what is needed of a dossier, which does not open. */
export default async function AvisPage() {
  const lignes = await avisDemandes(await exigerAgent());
  return (
    <>
      <TitrePage
        titre="Avis demandés"
        phrase="Ce que d’autres services vous demandent. Le dossier de la famille ne s’ouvre pas : la demande dit ce qu’il faut en savoir."
      />
      <Tableau
        legende="Avis, ceux à rendre d’abord"
        total={lignes.length}
        unite="avis"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Aucun avis ne vous est demandé.</p>}
      />
    </>
  );
}
