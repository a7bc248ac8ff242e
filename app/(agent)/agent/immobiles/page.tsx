import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { EtatBadge } from '#components/etat-badge.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { LiensDeTableur } from '#components/liens-de-tableur.tsx';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { dossiersImmobiles, IMMOBILES_MONTRES, type Immobile } from '#lib/avancement/queries.ts';
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
  {
    cle: 'confie',
    titre: 'Entre les mains de',
    rendre: ({ confieA }) => confieA ?? 'personne',
  },
];

/** The dossiers that nobody has moved for too long, the oldest first, each with its reason. */
export default async function ImmobilesPage() {
  const portee = await exigerAgent(...QUI);
  const annee = rentreeDu(portee.jour);
  const lignes = await dossiersImmobiles(portee, annee);
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
      <Tableau
        legende={`Dossiers immobiles, les ${IMMOBILES_MONTRES} plus anciens au plus`}
        total={lignes.length}
        unite="dossier"
        colonnes={colonnesAu(portee.jour)}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Aucun dossier n’est resté trop longtemps dans le même état.</p>}
      />
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
