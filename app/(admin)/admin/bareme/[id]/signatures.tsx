import type { ActeVu, AnnexeVue } from '#lib/bareme/queries.ts';
import { ecrireJour } from '#lib/droit/date.ts';

/** Who signed what, so that it can be checked on the file. */
export function Signatures({ annexe: { signatures, empreinte } }: { annexe: AnnexeVue }) {
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

/** Who did what on the annexe. */
export function Historique({ actes }: { actes: readonly ActeVu[] }) {
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
