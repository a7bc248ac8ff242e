import type { Valeurs } from '#lib/demande/schema.ts';
import type { PieceRequise } from '#lib/droit/pieces.ts';
import { type CodePiece, PIECES } from '#lib/droit/pieces-liste.ts';
import { ChampCase } from '../champs/choix.tsx';
import { ChampDate, ChampListe, ChampLong } from '../champs/texte.tsx';
import { type Champ, Partie } from './partie.tsx';
import { CaseDeSaisie } from './partie-demandeur.tsx';

const FORCES = { requise: '', possible: 'si besoin', au_choix: 'au choix de la famille' } as const;

/** Part 6: the papers of this very situation, ticked as they come; one ticked before stays in view. */
export function PartiePieces({
  champ,
  valeurs,
  pieces,
}: {
  champ: Champ;
  valeurs: Valeurs;
  pieces: readonly PieceRequise[];
}) {
  const attendues = pieces.filter(({ code }) => code !== 'formulaire_signe');
  const codes = new Set<string>(attendues.flatMap(({ code, alternatives }) => [code, ...alternatives]));
  const autres = Object.keys(valeurs).flatMap((nom) => {
    const code = nom.startsWith('piece.') ? nom.slice('piece.'.length) : '';
    return Object.hasOwn(PIECES, code) && !codes.has(code) ? [code as CodePiece] : [];
  });
  const cocher = (code: CodePiece, indice?: string) => (
    <ChampCase
      key={code}
      nom={`piece.${code}`}
      libelle={PIECES[code].libelle}
      indice={indice}
      defaultChecked={champ(`piece.${code}`).defaultValue === 'oui'}
    />
  );
  return (
    <Partie cle="pieces">
      {attendues.length === 0 && autres.length === 0 ? (
        <p>
          La liste vient de la situation du demandeur : choisissez d’abord son lien avec l’élève et sa
          situation.
        </p>
      ) : null}
      {attendues.map(({ code, alternatives, force, article }) => (
        <div className="saisie__piece" key={code}>
          {cocher(code, [FORCES[force], article].filter(Boolean).join(' · '))}
          {alternatives.map((autre) => cocher(autre, 'tient lieu de la précédente'))}
        </div>
      ))}
      {autres.length > 0 ? (
        <fieldset className="saisie__personne">
          <legend>Jointes, mais plus demandées</legend>
          {autres.map((code) => cocher(code))}
        </fieldset>
      ) : null}
    </Partie>
  );
}

const SIGNATAIRES = [
  { valeur: '', libelle: 'Non renseigné' },
  { valeur: 'mere', libelle: 'La mère' },
  { valeur: 'pere', libelle: 'Le père' },
  { valeur: 'autre_personne_en_charge', libelle: 'Une autre personne en charge' },
];

/** Part 7: the day that counts (C. II.C.3) and the signature. */
export function PartieReception({ champ }: { champ: Champ }) {
  return (
    <Partie cle="reception">
      <div className="saisie__rangee">
        <ChampDate {...champ('reception.recuLe')} libelle="Reçu à l’établissement le" indice="jj/mm/aaaa" />
        <ChampDate
          {...champ('reception.cachetPostalLe')}
          libelle="Cachet de la poste"
          indice="jj/mm/aaaa, s’il est venu par courrier : il fait foi"
          facultatif
        />
      </div>
      <CaseDeSaisie
        champ={champ}
        nom="reception.signe"
        libelle="Le formulaire est signé par le demandeur"
        indice="Sinon, laissez décoché : le dépôt est daté, et le formulaire signé sera demandé."
      />
      <div className="saisie__rangee">
        <ChampListe {...champ('reception.signataire')} libelle="Signé par" facultatif options={SIGNATAIRES} />
        <ChampDate {...champ('reception.signeLe')} libelle="Signé le" indice="jj/mm/aaaa" facultatif />
      </div>
      <ChampLong
        {...champ('reception.observations')}
        libelle="Observations du chef d’établissement"
        facultatif
        rows={2}
      />
    </Partie>
  );
}
