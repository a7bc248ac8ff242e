import type { Metadata } from 'next';
import Link from 'next/link';
import { Alerte } from '#components/alerte.tsx';
import { GrilleComparee } from '#components/bareme/grille-comparee.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type ActeVu, type AnnexeVue, SIGNATURES_REQUISES } from '#lib/bareme/queries.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { examinerAnnexe } from '#lib/droit/bareme/annexe.ts';
import type { EcartDeCellule } from '#lib/droit/bareme/verification.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { ecrireEuros } from '#lib/droit/montant.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { annexeMontree } from '../annexe-montree.ts';
import { FormulaireSignature } from './formulaire-signature.tsx';

export const metadata: Metadata = { title: 'Annexe d’un barème' };

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

export default async function AnnexePage({ params }: { params: Promise<{ id: string }> }) {
  const portee = await exigerAgent('administrateur');
  const { id } = await params;
  const { annexe, actes } = await annexeMontree(portee, id);
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

const NOMS = { college: 'Collège', lycee: 'Lycée' } as const;

const direCellule = ({ type, enfants, echelon, saisi, attendu }: EcartDeCellule): string =>
  `${NOMS[type]}, ${enfants === 0 ? 'montant' : `${enfants} enfant${enfants > 1 ? 's' : ''}`}, échelon ${echelon} : ${
    saisi === null ? 'rien' : ecrireEuros(saisi)
  } au lieu de ${ecrireEuros(attendu)}`;

function Ecarts({ ecarts, explication }: { ecarts: readonly EcartDeCellule[]; explication: string | null }) {
  if (ecarts.length === 0) return <Alerte ton="succes">Les 81 chiffres sont ceux de la projection.</Alerte>;
  return (
    <Alerte
      ton="attention"
      titre={`${ecarts.length} cellule${ecarts.length > 1 ? 's' : ''} à vérifier sur le texte publié`}
    >
      <ul>
        {ecarts.map((ecart) => (
          <li key={`${ecart.type} ${ecart.enfants} ${ecart.echelon}`}>{direCellule(ecart)}</li>
        ))}
      </ul>
      <p>{explication ? `Explication : ${explication}` : 'Aucune explication n’est donnée.'}</p>
    </Alerte>
  );
}

function Signatures({ annexe: { signatures, empreinte } }: { annexe: AnnexeVue }) {
  if (signatures.length === 0)
    return <p>Personne n’a signé. Deux administrateurs différents doivent le faire.</p>;
  return (
    <>
      <ol>
        {signatures.map((s) => (
          <li key={s.agentId}>
            {s.agentNom}, le {ecrireJour(s.jour)}
          </li>
        ))}
      </ol>
      <p>
        Empreinte SHA-256 du fichier signé : <code className="annexe__empreinte">{empreinte}</code>
      </p>
    </>
  );
}

const VERBES: Readonly<Record<string, string>> = {
  enregistrer: 'a saisi l’annexe',
  corriger: 'a corrigé l’annexe',
  signer: 'a signé',
  telecharger: 'a téléchargé le fichier',
};
const INSTANT = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

function Historique({ actes }: { actes: readonly ActeVu[] }) {
  return (
    <>
      <h2 className="fr-h5">Historique</h2>
      <ol>
        {actes.map(({ acte, auteurNom, instant }) => (
          <li key={`${instant.toISOString()} ${acte}`}>
            {INSTANT.format(instant)} : {auteurNom} {VERBES[acte] ?? acte}.
          </li>
        ))}
      </ol>
    </>
  );
}
