/** A line of the journal written by hand, as no act of the application would. */
import type { Scene } from '#monde/scene.ts';

/** INSERT of one line with what a test wants different; values are SQL. */
export function ligneALaMain({ dossierId }: Scene, colonnes: Record<string, string> = {}): string {
  const valeurs: Record<string, string> = {
    dossier_id: `'${dossierId}'`,
    instant: 'now()',
    jour: "'2026-11-10'",
    auteur_genre: "'systeme'",
    auteur_nom: "'Application'",
    role: "'systeme'",
    acte: "'instruire'",
    de_etat: "'deposee'",
    vers_etat: "'en_instruction'",
    contenu: "'{}'",
    ...colonnes,
  };
  return `INSERT INTO ligne_de_journal (${Object.keys(valeurs)}) VALUES (${Object.values(valeurs)})`;
}
