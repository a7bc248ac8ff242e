import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { GrilleComparee } from '#components/bareme/grille-comparee.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type AnnexeVue, SIGNATURES_REQUISES } from '#lib/bareme/queries.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { examinerAnnexe } from '#lib/droit/bareme/annexe.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { avanceeDe, LIBELLES_DES_AVANCEES } from '#lib/effet/faits.ts';
import { derniersEffets, type EffetLu } from '#lib/effet/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { annexeMontree } from '../annexe-montree.ts';
import { Ecarts } from './ecarts.tsx';
import { Effets } from './effets.tsx';
import { FormulaireSignature } from './formulaire-signature.tsx';
import { Historique, Signatures } from './signatures.tsx';

export const generateMetadata = titreReserve('Annexe d’un barème', 'administrateur');

/** Why this person cannot sign now; null when nothing prevents it. */
function empechement(
  { signatures }: AnnexeVue,
  moi: string | null,
  obstacles: readonly string[],
): string | null {
  if (signatures.length >= SIGNATURES_REQUISES) return 'L’annexe a ses deux signatures.';
  if (signatures.some(({ agentId }) => agentId === moi))
    return 'Vous avez signé : la seconde signature est celle d’une autre personne.';
  return obstacles.length > 0 ? obstacles.join(' ') : null;
}

/** "Mesure demandée par Rozenn Tanguy, terminée". */
const direMesure = (effet: EffetLu): string =>
  `Mesure demandée par ${effet.auteurNom}, ${LIBELLES_DES_AVANCEES[avanceeDe(effet, effet.annexe)]}`;

export default async function AnnexePage({ params }: { params: Promise<{ id: string }> }) {
  const portee = await exigerAgent('administrateur');
  const { id } = await params;
  const { annexe, actes } = await annexeMontree(portee, id);
  const mesures = await derniersEffets(portee, id);
  const { grilles, projection, ecarts, obstacles } = examinerAnnexe(annexe);
  const signee = annexe.signatures.length >= SIGNATURES_REQUISES;
  const annee = ecrireAnnee(rentree(annexe.rentree));
  return (
    <>
      <FilAriane liens={[{ href: '/admin/bareme', libelle: 'Barèmes' }]} ici={`Annexe ${annee}`} />
      <TitrePage
        titre={`Annexe ${annee}`}
        phrase={`${annexe.source}. En vigueur du ${ecrireJour(jour(annexe.du))} au ${ecrireJour(jour(annexe.au))}.`}
      >
        {annexe.signatures.length === 0 ? (
          <Link href={`/admin/bareme/${id}/correction`} className="fr-btn fr-btn--secondary">
            Corriger l’annexe
          </Link>
        ) : null}
        {signee ? (
          <a
            href={`/admin/bareme/${id}/fichier`}
            className="fr-btn fr-btn--icon-left fr-icon-download-line"
            download
          >
            Télécharger rentree-{annexe.rentree}.ts
          </a>
        ) : null}
      </TitrePage>
      <Ecarts ecarts={ecarts} explication={annexe.explication} />
      {(['college', 'lycee'] as const).map((type) => (
        <GrilleComparee
          key={type}
          type={type}
          legende="annexe saisie"
          grille={grilles[type]}
          repere={projection[type]}
          nomDuRepere="la projection"
          marquer
        />
      ))}
      <Effets
        id={id}
        version={annexe.version}
        mesures={mesures.map((effet) => ({ id: effet.id, libelle: direMesure(effet) }))}
      />
      <h2 className="fr-h5">Signatures</h2>
      <Signatures annexe={annexe} />
      {signee ? null : (
        <FormulaireSignature
          id={id}
          version={annexe.version}
          empechement={empechement(annexe, portee.auteur.id, obstacles)}
        />
      )}
      <Historique actes={actes} />
    </>
  );
}
