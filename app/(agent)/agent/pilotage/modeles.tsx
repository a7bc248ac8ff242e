import Link from 'next/link';
import { NombreListe } from '#components/nombre-liste.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { type CodeModele, libelleDuModele } from '#lib/droit/message/modeles.ts';
import { type EffetDUnModele, JOURS_DE_REPONSE } from '#lib/message/queries.ts';
import type { SuiteDeModele } from '#lib/message/schema.ts';
import { adresseDePilotage, type FiltresDePilotage } from '#lib/pilotage/schema.ts';

/** What each figure of a template counts. */
export const LIBELLES_DES_SUITES: Readonly<Record<SuiteDeModele, string>> = {
  envoyes: 'Envoyés',
  lus: 'Lus par la famille',
  repondus: 'Suivis d’une réponse',
};

/** The messages behind a figure of a template, under the same filters. */
export const adresseDeModele = (
  filtres: FiltresDePilotage,
  ligne: { modele: CodeModele; suite: SuiteDeModele },
  autres: Record<string, string> = {},
): string => adresseDePilotage('/agent/pilotage/messages', filtres, { ...ligne, ...autres });

/** Days until an answer; nothing of none. */
export const direJours = (jours: number | null): string | null =>
  jours === null ? null : jours === 0 ? 'le jour même' : `${jours} j`;

const colonnesDe = (filtres: FiltresDePilotage): readonly Colonne<EffetDUnModele>[] => {
  const nombre = (lu: EffetDUnModele, suite: SuiteDeModele) => (
    <NombreListe nombre={lu[suite]} adresse={adresseDeModele(filtres, { modele: lu.modele, suite })} />
  );
  return [
    { cle: 'modele', titre: 'Modèle', rendre: ({ modele }) => libelleDuModele(modele) },
    {
      cle: 'envoyes',
      titre: LIBELLES_DES_SUITES.envoyes,
      nombre: true,
      rendre: (lu) => nombre(lu, 'envoyes'),
    },
    { cle: 'lus', titre: LIBELLES_DES_SUITES.lus, nombre: true, rendre: (lu) => nombre(lu, 'lus') },
    {
      cle: 'repondus',
      titre: LIBELLES_DES_SUITES.repondus,
      nombre: true,
      rendre: (lu) => (
        <>
          {nombre(lu, 'repondus')} ({Math.round((100 * lu.repondus) / lu.envoyes)} %)
        </>
      ),
    },
    {
      cle: 'jours',
      titre: 'La moitié répond en',
      nombre: true,
      rendre: ({ modele, jours }) =>
        jours === null ? null : (
          <Link href={adresseDeModele(filtres, { modele, suite: 'repondus' })} prefetch={false}>
            {direJours(jours)}
          </Link>
        ),
    },
  ];
};

/** What each template of message brings, each number with its messages: one that nobody answers is to be written again. */
export function EffetsDesModeles({
  effets,
  filtres,
}: {
  effets: readonly EffetDUnModele[];
  filtres: FiltresDePilotage;
}) {
  if (effets.length === 0) return null;
  return (
    <section aria-labelledby="modeles">
      <h2 id="modeles" className="fr-h4">
        Modèles de messages
      </h2>
      <p>
        {`Une réponse est un message de la famille, ou une pièce arrivée, dans les ${JOURS_DE_REPONSE} jours qui suivent. Un modèle que peu de familles suivent est à récrire. Toute la campagne, quels que soient les jours choisis.`}
      </p>
      <Tableau
        legende="Ce que font les familles après chaque modèle"
        total={effets.length}
        unite="modèle"
        colonnes={colonnesDe(filtres)}
        lignes={effets}
        cle={({ modele }) => modele}
        vide={null}
      />
    </section>
  );
}
