import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import {
  ChampDate,
  ChampListe,
  ChampLong,
  ChampMontant,
  ChampNombre,
  ChampTexte,
} from '#components/champs/texte.tsx';
import { ChampFichiers } from '#components/envoi/champ-fichiers.tsx';
import type { Depart } from '#components/envoi/fichiers-choisis.tsx';
import type { Champ } from './champs.ts';

interface Props {
  champ: Champ;
  /** What was typed, when the form comes back refused. */
  saisie: Readonly<Record<string, string>> | undefined;
  erreurs: Readonly<Record<string, string>>;
  /** How many bytes of its files have left. */
  depart: Depart;
}

/** One field of an act, with what was typed and what is wrong. */
export function ChampDActe({ champ, saisie, erreurs, depart }: Props) {
  const { nom, libelle } = champ;
  const commun = { nom, libelle, erreur: erreurs[nom] };
  switch (champ.sorte) {
    case 'date':
      return (
        <ChampDate
          {...commun}
          indice={champ.indice}
          facultatif={champ.facultatif}
          defaultValue={saisie?.[nom] ?? champ.valeur}
        />
      );
    case 'long':
      return (
        <ChampLong
          {...commun}
          indice={champ.indice}
          facultatif={champ.facultatif}
          defaultValue={saisie?.[nom] ?? champ.valeur}
        />
      );
    case 'choix':
      return <ChampChoix {...commun} options={champ.options} valeur={saisie?.[nom] ?? champ.valeur} />;
    case 'liste':
      return (
        <ChampListe
          {...commun}
          indice={champ.indice}
          options={champ.options}
          defaultValue={saisie?.[nom] ?? champ.valeur}
        />
      );
    case 'texte':
      return (
        <ChampTexte
          {...commun}
          indice={champ.indice}
          facultatif={champ.facultatif ?? true}
          defaultValue={saisie?.[nom] ?? champ.valeur}
        />
      );
    case 'nombre':
      return (
        <ChampNombre
          {...commun}
          facultatif={champ.facultatif}
          indice={champ.indice}
          defaultValue={saisie?.[nom] ?? champ.valeur}
        />
      );
    case 'montant':
      return (
        <ChampMontant
          {...commun}
          facultatif={champ.facultatif}
          indice={champ.indice}
          defaultValue={saisie?.[nom] ?? champ.valeur}
        />
      );
    case 'fichiers':
      return (
        <ChampFichiers {...commun} indice={champ.indice} facultatif={champ.facultatif} depart={depart} />
      );
    case 'cases':
      return <Cases champ={champ} saisie={saisie} />;
  }
}

function Cases({ champ, saisie }: { champ: Extract<Champ, { sorte: 'cases' }>; saisie: Props['saisie'] }) {
  if (champ.options.length === 0) return null;
  const cases = champ.options.map(({ nom, libelle, indice, cochee }) => (
    <ChampCase
      key={nom}
      nom={nom}
      libelle={libelle}
      indice={indice}
      defaultChecked={saisie ? saisie[nom] === 'oui' : cochee}
    />
  ));
  if (champ.replie)
    return (
      <details className="formulaire-acte__plus">
        <summary>{champ.libelle}</summary>
        <fieldset>
          <legend className="fr-sr-only">{champ.libelle}</legend>
          {cases}
        </fieldset>
      </details>
    );
  return (
    <fieldset>
      <legend>{champ.libelle}</legend>
      {cases}
    </fieldset>
  );
}
