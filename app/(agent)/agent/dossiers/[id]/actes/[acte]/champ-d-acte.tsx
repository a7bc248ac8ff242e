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

/** What each kind of field shares. */
const natif = (
  { nom, libelle, indice, facultatif, valeur }: Extract<Champ, { valeur?: string }>,
  saisie: Props['saisie'],
  erreurs: Props['erreurs'],
) => ({ nom, libelle, indice, facultatif, erreur: erreurs[nom], defaultValue: saisie?.[nom] ?? valeur });

/** One field of an act, with what was typed and what is wrong. */
export function ChampDActe({ champ, saisie, erreurs, depart }: Props) {
  const { nom } = champ;
  switch (champ.sorte) {
    case 'date':
      return <ChampDate {...natif(champ, saisie, erreurs)} />;
    case 'long':
      return <ChampLong {...natif(champ, saisie, erreurs)} />;
    case 'texte':
      return <ChampTexte {...natif(champ, saisie, erreurs)} facultatif={champ.facultatif ?? true} />;
    case 'nombre':
      return <ChampNombre {...natif(champ, saisie, erreurs)} />;
    case 'montant':
      return <ChampMontant {...natif(champ, saisie, erreurs)} centimes={champ.centimes} />;
    case 'liste':
      return <ChampListe {...natif(champ, saisie, erreurs)} options={champ.options} />;
    case 'choix': {
      const { defaultValue, ...commun } = natif(champ, saisie, erreurs);
      return <ChampChoix {...commun} options={champ.options} valeur={defaultValue} />;
    }
    case 'fichiers':
      return (
        <ChampFichiers
          nom={nom}
          libelle={champ.libelle}
          erreur={erreurs[nom]}
          indice={champ.indice}
          facultatif={champ.facultatif}
          depart={depart}
        />
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
