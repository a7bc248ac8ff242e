import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { compterLesDefauts, DEFAUTS, type LigneDeDefaut, ouReparer } from '#lib/qualite/faits.ts';
import { qualiteDeLEtablissement } from '#lib/qualite/queries.ts';
import { FiltresDeQualiteSchema } from '#lib/qualite/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FiltresDeQualiteAffiches } from './filtres.tsx';

export const generateMetadata = titreReserve('Données à compléter', ...SAISISSANTS);

/** Rows shown at most: a class or a lack is chosen to see the others. */
const MONTRES = 200;

const LIGNES: Colonne<LigneDeDefaut>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: (ligne) => <LienLigne href={ouReparer(ligne)}>{nomDeListe(ligne)}</LienLigne>,
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe || 'aucune' },
  { cle: 'defaut', titre: 'Ce qui ne va pas', rendre: ({ defaut }) => DEFAUTS[defaut].libelle },
  { cle: 'personne', titre: 'Responsable', rendre: ({ personne }) => personne },
  { cle: 'arrete', titre: 'Ce que cela empêche', rendre: ({ defaut }) => DEFAUTS[defaut].arrete },
];

/** What is missing or contradictory in the base and stops families; each line opens where it is mended. */
export default async function QualitePage({ searchParams }: PageProps<'/agent/qualite'>) {
  const portee = await exigerAgent(...SAISISSANTS);
  const filtres = FiltresDeQualiteSchema.parse(await searchParams);
  const { lieux, lieu, lignes } = await qualiteDeLEtablissement(portee, filtres);
  const { classe, defaut } = filtres;
  const choisies = lignes.filter(
    (ligne) => (!classe || ligne.classe === classe) && (!defaut || ligne.defaut === defaut),
  );
  return (
    <>
      <TitrePage
        titre={lieu ? `Données à compléter · ${lieu.nom}` : 'Données à compléter'}
        phrase={
          lieu
            ? 'Ce qui manque dans la base, ou s’y contredit, et arrête une famille. Chaque ligne ouvre la page où cela se corrige ; la ligne disparaît une fois corrigée.'
            : 'Choisissez un établissement.'
        }
      >
        <BoutonImprimer>Imprimer</BoutonImprimer>
      </TitrePage>
      <ListesTardives heure={await heureDesListes(portee)} />
      <FiltresDeQualiteAffiches
        filtres={filtres}
        lieux={lieux}
        comptes={compterLesDefauts(lignes)}
        classes={[...new Set(lignes.map((ligne) => ligne.classe))].filter(Boolean).toSorted()}
      />
      {lieu ? (
        <Tableau
          legende="Données à compléter, ce qui arrête le plus d’abord"
          total={choisies.length}
          unite="ligne"
          colonnes={LIGNES}
          lignes={choisies.slice(0, MONTRES)}
          cle={(ligne) => `${ligne.defaut} ${ouReparer(ligne)}`}
          vide={
            <p>
              {lignes.length === 0
                ? 'Rien ne manque dans les fiches de cet établissement.'
                : 'Rien ne répond à ces filtres.'}
            </p>
          }
        />
      ) : null}
      {choisies.length > MONTRES ? (
        <p>Les {MONTRES} premières sont montrées : choisissez une classe, ou ce qui ne va pas.</p>
      ) : null}
      <p>
        Une donnée fausse dans la base de l’établissement se corrige d’abord là-bas : elle reviendrait au
        prochain fichier. Ce qu’un fichier n’a pas su dire est dans{' '}
        <Link href="/agent/base" prefetch={false}>
          Base élèves
        </Link>
        .
      </p>
      <RaccourcisClavier />
    </>
  );
}
