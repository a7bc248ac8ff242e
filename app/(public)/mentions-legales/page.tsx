import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Mentions légales' };

export default function MentionsLegalesPage() {
  return (
    <div className="texte">
      <h1>Mentions légales</h1>
      <h2>Nature du service</h2>
      <p>
        Ce logiciel libre gère les demandes de bourses nationales de collège et de lycée. Il est distribué
        sous licence publique de l’Union européenne (EUPL 1.2). L’administration qui le met en service en est
        l’éditrice : elle complète ici son nom, son adresse, le directeur ou la directrice de la publication
        et l’hébergeur.
      </p>
      <h2>Ce que vaut ce que vous lisez ici</h2>
      <p>
        L’estimation des droits est donnée à titre indicatif et ne vaut pas demande. Seule une décision
        notifiée par l’autorité compétente ouvre ou refuse un droit ; elle peut être contestée selon les voies
        qu’elle indique.
      </p>
      <h2>Apparence</h2>
      <p>
        Les composants d’affichage proviennent du système de design de l’État, publié sous licence MIT. Ni le
        bloc marque de l’État ni sa police de caractères ne sont utilisés. Les textes sont composés en Noto
        Sans (licence SIL Open Font).
      </p>
    </div>
  );
}
