import type { ReactNode } from 'react';

/** How a part gets at a field: its name, what it held at first, and its error once it was left. */
export type Champ = (nom: string) => { nom: string; defaultValue: string; erreur?: string };

export const PARTIES = [
  { cle: 'demandeur', titre: 'Demandeur', premier: 'demandeur.responsableId' },
  { cle: 'concubin', titre: 'Concubin ou conjoint', premier: 'concubin.lien' },
  { cle: 'personnes', titre: 'Personnes à charge', premier: 'personnes.nombre' },
  { cle: 'scolarite', titre: 'Scolarité', premier: 'scolariteConfirmee' },
  { cle: 'ressources', titre: 'Ressources', premier: 'ressources.avis.annee' },
  { cle: 'pieces', titre: 'Pièces reçues', premier: 'partie-pieces' },
  { cle: 'reception', titre: 'Réception', premier: 'reception.recuLe' },
] as const;

export type ClePartie = (typeof PARTIES)[number]['cle'];

export const rangDe = (cle: ClePartie): number => PARTIES.findIndex((partie) => partie.cle === cle) + 1;

/** A part of the paper form, with its number. */
export function Partie({ cle, children }: { cle: ClePartie; children: ReactNode }) {
  const rang = rangDe(cle);
  return (
    <section
      className="partie"
      id={`partie-${cle}`}
      data-partie={cle}
      aria-labelledby={`partie-${cle}-titre`}
      tabIndex={-1}
    >
      <h2 id={`partie-${cle}-titre`}>
        <span className="partie__numero">{rang}.</span> {PARTIES[rang - 1]?.titre}
      </h2>
      {children}
    </section>
  );
}

/** The parts, each a jump with Alt and its number; the current one is said. */
export function SommaireDesParties({
  courante,
  sansConcubin,
}: {
  courante: ClePartie;
  sansConcubin: boolean;
}) {
  return (
    <nav className="sommaire-saisie" aria-label="Parties du formulaire">
      <ol>
        {PARTIES.map(({ cle, titre, premier }, rang) =>
          cle === 'concubin' && sansConcubin ? (
            <li key={cle}>
              <span className="sommaire-saisie__sans">
                {rang + 1}. {titre}
              </span>
            </li>
          ) : (
            <li key={cle}>
              <a
                href={`#${premier}`}
                data-saut={rang + 1}
                aria-current={cle === courante ? 'step' : undefined}
              >
                {rang + 1}. {titre}
              </a>
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
