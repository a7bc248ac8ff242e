import Link from 'next/link';
import { Alerte } from '#components/alerte.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { type LigneDEssai, resumerEssai } from '#lib/rentree/faits.ts';
import { essayerPassage } from '#lib/rentree/queries.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

const nombre = (cle: 'eleves' | 'accords' | 'boursiers' | 'brouillons' | 'attendent', titre: string) => ({
  cle,
  titre,
  rendre: (ligne: LigneDEssai) => ecrireNombre(ligne[cle]),
});

const COLONNES: Colonne<LigneDEssai>[] = [
  { cle: 'academie', titre: 'Académie', rendre: ({ academie }) => academie },
  { cle: 'lieu', titre: 'Établissements', rendre: ({ lieu }) => lieu },
  {
    cle: 'ouvrent',
    titre: 'S’ouvriraient',
    rendre: ({ ouvrent, etablissements }) => `${ecrireNombre(ouvrent)} sur ${ecrireNombre(etablissements)}`,
  },
  nombre('eleves', 'Élèves de l’année'),
  nombre('accords', 'Avec un accord pour l’étude automatique'),
  nombre('boursiers', 'Boursiers l’an dernier'),
  nombre('brouillons', 'Brouillons qui attendent'),
  nombre('attendent', 'Demandes de l’an dernier, inchangées'),
];

/** What the passage would do, done then taken back; or why it would be refused. */
export async function Essai({ portee, annee }: { portee: Portee; annee: number }) {
  const lus = await essayerPassage(portee, annee).catch((erreur: unknown) => {
    if (erreur instanceof Refus) return erreur;
    throw erreur;
  });
  if (lus instanceof Refus)
    return <Alerte ton="attention">{`Le passage serait refusé : ${lus.message}`}</Alerte>;
  const lignes = resumerEssai(lus);
  return (
    <>
      <Alerte ton="info">
        Le passage et l’ouverture de chaque académie ont été faits, comptés, puis défaits : rien n’en reste.
      </Alerte>
      <Tableau
        legende="Ce que le passage ferait, une fois chaque académie ouverte"
        total={lignes.length}
        unite="ligne"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ academie, lieu }) => `${academie} ${lieu}`}
        vide={<p>Aucun établissement n’a d’élève cette année-là : importez d’abord la base des élèves.</p>}
      />
      <p>
        <Link href={`/admin/rentree?rentree=${annee}`} prefetch={false}>
          Fermer l’essai
        </Link>
      </p>
    </>
  );
}
