import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { EtatBadge } from '#components/etat-badge.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { LiensDeTableur } from '#components/liens-de-tableur.tsx';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { Pagination } from '#components/pagination.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { Telephone } from '#components/telephone.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { quiAppeler } from '#lib/avancement/faits.ts';
import { dossiersImmobiles, IMMOBILES_MONTRES, type Immobile } from '#lib/avancement/queries.ts';
import { ApresImmobileSchema, adresseApresImmobile } from '#lib/avancement/schema.ts';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { ecrireJourCourt, type Jour, jourDeLaMinute, minuteDeLInstant } from '#lib/droit/date.ts';
import { raisonDImmobilite } from '#lib/droit/echeances/immobiles.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

const QUI = agentsQuiLisent('suivi');

export const generateMetadata = titreReserve('Dossiers immobiles', ...QUI);

const jourDeParis = (date: Date): Jour => jourDeLaMinute(minuteDeLInstant(date.getTime()));

const colonnesAu = (jour: Jour): Colonne<Immobile>[] => [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ id, ...ligne }) => <LienLigne href={`/agent/dossiers/${id}`}>{nomDeListe(ligne)}</LienLigne>,
  },
  { cle: 'etablissement', titre: 'Établissement', rendre: (lu) => `${lu.classe}, ${lu.etablissement}` },
  { cle: 'etat', titre: 'État', rendre: ({ etat }) => <EtatBadge etat={etat} /> },
  { cle: 'raison', titre: 'Pourquoi il est là', rendre: ({ etat }) => raisonDImmobilite(etat) },
  {
    cle: 'depuis',
    titre: 'Jours',
    nombre: true,
    rendre: ({ depuisLe }) => jour.since(jourDeParis(depuisLe)).days,
  },
  { cle: 'date', titre: 'Depuis le', rendre: ({ depuisLe }) => ecrireJourCourt(jourDeParis(depuisLe)) },
  { cle: 'confie', titre: 'Confié à', rendre: ({ confieA }) => confieA ?? 'personne' },
  {
    cle: 'appeler',
    titre: 'Qui appeler',
    rendre: (ligne) => {
      const { qui, telephone } = quiAppeler(ligne);
      return (
        <>
          {qui} {telephone ? <Telephone numero={telephone} /> : null}
        </>
      );
    },
  },
];

/** The dossiers that nobody has moved for too long, the oldest first, each with its reason. */
export default async function ImmobilesPage({ searchParams }: PageProps<'/agent/immobiles'>) {
  const portee = await exigerAgent(...QUI);
  const annee = rentreeDu(portee.jour);
  const { apres } = ApresImmobileSchema.parse(await searchParams);
  const lues = await dossiersImmobiles(portee, annee, { apres, limite: IMMOBILES_MONTRES + 1 });
  const lignes = lues.slice(0, IMMOBILES_MONTRES);
  const derniere = lues.length > IMMOBILES_MONTRES ? lignes.at(-1) : undefined;
  return (
    <>
      <TitrePage
        titre={`Dossiers immobiles · ${ecrireAnnee(annee)}`}
        phrase="Ceux que personne n’a fait avancer depuis trop longtemps, les plus anciens d’abord ; ceux que quelqu’un a mis en attente n’y sont pas."
      >
        <BoutonImprimer>Imprimer</BoutonImprimer>
      </TitrePage>
      <ListesTardives heure={await heureDesListes(portee)} />
      <p>
        Ceux dont un délai de la loi est passé sont dans{' '}
        <Link href="/agent/dossiers?urgence=en_retard" prefetch={false}>
          les dossiers en retard
        </Link>
        .
      </p>
      {apres ? (
        <p>
          <Link href="/agent/immobiles" prefetch={false}>
            Revenir aux plus anciens
          </Link>
        </p>
      ) : null}
      <Tableau
        legende="Dossiers immobiles, les plus anciens d’abord"
        total={apres || derniere ? null : lignes.length}
        unite="dossier"
        colonnes={colonnesAu(portee.jour)}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Aucun {apres ? 'autre ' : ''}dossier n’est resté trop longtemps dans le même état.</p>}
      />
      <Pagination precedente={null} suivante={derniere ? adresseApresImmobile(derniere) : null} />
      {lignes.length > 0 ? (
        <LiensDeTableur
          de="Dossiers immobiles"
          adresse={(forme) => `/agent/immobiles/fichier?forme=${forme}`}
        />
      ) : null}
      <RaccourcisClavier />
    </>
  );
}
