import type { ReactNode } from 'react';

/** A part of the dossier, read as a list of names and values. */
export function Fiche({
  titre,
  suite,
  children,
}: {
  titre: string;
  /** What stands below the list. */
  suite?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="fiche">
      <h2 className="fr-h6">{titre}</h2>
      <dl>{children}</dl>
      {suite}
    </section>
  );
}

/** One name and its value; absent when there is no value. */
export function Donnee({ nom, children }: { nom: string; children?: ReactNode }) {
  if (children === undefined || children === null || children === '') return null;
  return (
    <div>
      <dt>{nom}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Stands for a value that the person does not read at once. */
export const Masquee = () => (
  <>
    <span aria-hidden="true">••••••</span>
    <span className="fr-sr-only">masqué</span>
  </>
);
