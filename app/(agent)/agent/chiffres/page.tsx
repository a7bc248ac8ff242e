import { titreReserve } from '#app/titre-reserve.ts';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { LIBELLES_BRANCHES } from '#lib/administration/faits.ts';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { type Chiffres, chiffresDeLaRentree } from '#lib/nation/queries.ts';
import { EFFECTIF_MINIMAL } from '#lib/pilotage/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Chiffres', 'ministere');

const PEU = `moins de ${EFFECTIF_MINIMAL}`;
const compter = (nombre: number | null): string => (nombre === null ? PEU : ecrireNombre(nombre));

const COLONNES: Colonne<Chiffres>[] = [
  { cle: 'academie', titre: 'Académie', rendre: ({ academie }) => academie },
  { cle: 'branche', titre: 'Établissements', rendre: ({ branche }) => LIBELLES_BRANCHES[branche] },
  { cle: 'en_cours', titre: 'En cours', nombre: true, rendre: ({ enCours }) => compter(enCours) },
  {
    cle: 'attributions',
    titre: 'Bourses notifiées',
    nombre: true,
    rendre: ({ attributions }) => compter(attributions),
  },
  { cle: 'refus', titre: 'Refus notifiés', nombre: true, rendre: ({ refus }) => compter(refus) },
  {
    cle: 'montant',
    titre: 'Bourses par an',
    nombre: true,
    rendre: ({ centimes: verses }) => (verses === null ? PEU : ecrireMontant(centimes(verses))),
  },
];

/** The figures of the year for the ministère: no person, and no figure of so few that they could be told apart. */
export default async function ChiffresPage() {
  const portee = await exigerAgent('ministere');
  const annee = rentreeDu(portee.jour);
  const lignes = await chiffresDeLaRentree(portee, annee);
  return (
    <>
      <TitrePage
        titre="Chiffres"
        phrase={`Campagne ${ecrireAnnee(annee)}, par académie et type d’établissement. Aucun dossier ne s’ouvre ; un nombre de moins de ${EFFECTIF_MINIMAL} n’est pas donné.`}
      />
      <ListesTardives heure={await heureDesListes(portee)} />
      <Tableau
        legende="Dossiers de l’année"
        total={lignes.length}
        unite="ligne"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ academie, branche }) => `${academie}-${branche}`}
        vide={<p>Aucune demande n’est enregistrée cette année.</p>}
      />
    </>
  );
}
