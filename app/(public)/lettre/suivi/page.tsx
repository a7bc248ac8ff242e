import type { Metadata } from 'next';
import { pageIntrouvable } from '#app/introuvable.ts';
import { Alerte } from '#components/alerte.tsx';
import { EnvoiDePiece } from '#components/envoi/envoi-de-piece.tsx';
import { EtatDeDemande } from '#components/etat-de-demande.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { envoyerPiece, quitter } from '#lib/acces/actions.ts';
import { type SuiviParCode, suivreParCode } from '#lib/acces/queries.ts';
import { exigerPorteur } from '#lib/technique/porteur.ts';

export const metadata: Metadata = { title: 'Où en est la demande' };

export default async function SuiviPage({ searchParams }: PageProps<'/lettre/suivi'>) {
  const suivi = await suivreParCode(await exigerPorteur()).catch(pageIntrouvable);
  const { numero, position, suite, echeance } = suivi;
  const { fait } = await searchParams;
  return (
    <div className="texte">
      {fait === 'piece' ? (
        <Alerte ton="succes">La pièce est arrivée. Quelqu’un va la regarder.</Alerte>
      ) : null}
      <TitrePage
        titre="Où en est la demande"
        badge={<EtatDeDemande position={position} suite={suite} />}
        phrase={`Demande n° ${numero}.`}
      />
      <section className="essentiel" aria-label="L’essentiel">
        <p className="essentiel__phrase">{suite.phrase}</p>
        {echeance ? <p className="essentiel__date">{echeance}</p> : null}
      </section>
      {suivi.ouvreSesRegles ? (
        <p>
          <a className="fr-link" href="/lettre/suivi/regles">
            Lire les règles appliquées à votre famille, et ce que chacune a donné
          </a>
        </p>
      ) : null}
      <Pieces suivi={suivi} />
      <form action={quitter}>
        <p>
          Cette page se referme d’elle-même au bout d’une demi-heure. Sur un appareil qui n’est pas le vôtre,
          refermez-la en partant.
        </p>
        <button type="submit" className="fr-btn fr-btn--secondary">
          Refermer
        </button>
      </form>
    </div>
  );
}

/** One zone per piece that was asked for and has not come. */
function Pieces({ suivi: { version, limite, pieces } }: { suivi: SuiviParCode }) {
  if (pieces.length === 0) return null;
  return (
    <section aria-labelledby="pieces" className="volet">
      <h2 id="pieces" className="fr-h4">
        {pieces.length === 1 ? 'La pièce à envoyer' : `Les ${pieces.length} pièces à envoyer`}
      </h2>
      <p>
        <strong>{limite}</strong>
      </p>
      <p>
        Une photo nette de chaque page suffit. Vous pouvez aussi apporter les pièces sur papier à
        l’établissement.
      </p>
      <ul className="pieces-demandees__liste">
        {pieces.map(({ code, libelle, explication }) => (
          <li key={code} className="pieces-demandees__piece">
            <h3 className="fr-h6">{libelle}</h3>
            {explication ? <p>{explication}</p> : null}
            <EnvoiDePiece
              acte={envoyerPiece}
              adresse="/lettre/suivi/envoi"
              cible={{ version }}
              code={code}
              piece={libelle}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
