import Link from 'next/link';
import { z } from 'zod';
import { titreReserve } from '#app/titre-reserve.ts';
import { EtatBadge } from '#components/etat-badge.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { FAITS_MONTRES, type FaitSansPersonne, faitsSansPersonne } from '#lib/avancement/queries.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { suiteDeLAutomatisme } from '#lib/droit/echeances/automatismes.ts';
import { SIGNATAIRES } from '#lib/droit/ligne-de-procedure.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { ligne } from '#lib/droit/procedure.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { tient } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';

const QUI = agentsQuiLisent('suivi');

export const generateMetadata = titreReserve('Cette nuit', ...QUI);

const ChoixSchema = z.object({ qui: z.enum(['moi', 'tous']).catch('tous') });

const COLONNES: Colonne<FaitSansPersonne>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ id, ...lu }) => <LienLigne href={`/agent/dossiers/${id}`}>{nomDeListe(lu)}</LienLigne>,
  },
  { cle: 'etablissement', titre: 'Établissement', rendre: (lu) => `${lu.classe}, ${lu.etablissement}` },
  { cle: 'fait', titre: 'Ce qui a été fait', rendre: ({ acte }) => ligne(acte).accompli },
  { cle: 'jour', titre: 'Le', rendre: ({ jour }) => ecrireJourCourt(jourDe(jour)) },
  {
    cle: 'reste',
    titre: 'Ce qui reste à faire',
    rendre: ({ acte, etat, versEtat }) =>
      etat === versEtat
        ? suiteDeLAutomatisme(acte)
        : 'Quelqu’un a fait avancer le dossier depuis : lisez son état.',
  },
  { cle: 'etat', titre: 'État à présent', rendre: ({ etat }) => <EtatBadge etat={etat} /> },
  {
    cle: 'confie',
    titre: 'Entre les mains de',
    rendre: ({ confieA, aMoi }) => (aMoi ? 'vous' : (confieA ?? 'personne')),
  },
];

/** What the application did by itself since the day before on the dossiers of the agent, and what it leaves to a person. */
export default async function CetteNuitPage({ searchParams }: PageProps<'/agent/cette-nuit'>) {
  const portee = await exigerAgent(...QUI);
  const { qui } = ChoixSchema.parse(await searchParams);
  const { faits, total, parties } = await faitsSansPersonne(portee, { miens: qui === 'moi' });
  return (
    <>
      <TitrePage
        titre="Cette nuit"
        phrase="Ce que l’application a fait d’elle-même depuis hier sur vos dossiers. Elle ne décide et ne refuse rien : ce qui reste à faire revient à une personne."
      />
      <ListesTardives heure={await heureDesListes(portee)} />
      <p>
        {qui === 'moi' ? (
          <Link href="/agent/cette-nuit" prefetch={false}>
            Voir tous les dossiers de mon périmètre
          </Link>
        ) : (
          <Link href="/agent/cette-nuit?qui=moi" prefetch={false}>
            Ne voir que ceux qui me sont confiés
          </Link>
        )}
      </p>
      {parties > 0 ? (
        <p>
          {`${parties === 1 ? 'Une décision est partie' : `${parties} décisions sont parties`} vers les familles`}
          {tient(portee, ...SIGNATAIRES) ? (
            <>
              {' : '}
              <Link href="/agent/departs" prefetch={false}>
                voir les départs
              </Link>
            </>
          ) : null}
          .
        </p>
      ) : null}
      <Tableau
        legende={
          total > FAITS_MONTRES
            ? `Fait sans personne, les ${FAITS_MONTRES} premiers`
            : 'Fait sans personne, vos dossiers d’abord'
        }
        total={total}
        unite="acte"
        colonnes={COLONNES}
        lignes={faits}
        cle={({ id, rang }) => `${id} ${rang}`}
        vide={
          <p>
            {parties > 0
              ? 'Elle n’a rien fait d’autre sur ces dossiers depuis hier.'
              : 'L’application n’a rien fait d’elle-même sur ces dossiers depuis hier.'}
          </p>
        }
      />
      <RaccourcisClavier />
    </>
  );
}
