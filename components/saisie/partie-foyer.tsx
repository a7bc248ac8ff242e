import type { Valeurs } from '#lib/demande/schema.ts';
import { nombreDePersonnes } from '#lib/saisie/faits.ts';
import { ChampListe, ChampNombre, ChampTexte } from '../champs/texte.tsx';
import { LIBELLES_REGIMES } from '../libelles.ts';
import type { ContexteDeSaisie } from './contexte.ts';
import { NumeroFiscal } from './numero-fiscal.tsx';
import { type Champ, Partie } from './partie.tsx';
import { CaseDeSaisie, OUI_NON } from './partie-demandeur.tsx';
import { PrimesDuLycee } from './partie-primes.tsx';

/** Part 2: the concubin, whose own avis counts too (C. III.A). */
export function PartieConcubin({
  champ,
  valeurs,
  contexte,
}: {
  champ: Champ;
  valeurs: Valeurs;
  contexte: ContexteDeSaisie;
}) {
  return (
    <Partie cle="concubin">
      <div className="saisie__rangee">
        <ChampListe
          {...champ('concubin.lien')}
          libelle="Lien du concubin avec l’élève"
          options={[
            { valeur: '', libelle: 'À choisir' },
            { valeur: 'mere', libelle: 'Mère' },
            { valeur: 'pere', libelle: 'Père' },
            { valeur: 'autre', libelle: 'Ni mère ni père' },
          ]}
        />
        <ChampTexte {...champ('concubin.nom')} libelle="Nom de naissance" autoComplete="off" />
        <ChampTexte {...champ('concubin.nomUsage')} libelle="Nom d’usage" facultatif autoComplete="off" />
        <ChampTexte {...champ('concubin.prenom')} libelle="Prénom" autoComplete="off" />
        <CaseDeSaisie champ={champ} nom="concubin.sansPrenom" libelle="N’a pas de prénom" />
        <ChampTexte {...champ('concubin.adresse')} libelle="Adresse" facultatif autoComplete="off" />
        <ChampTexte
          {...champ('concubin.codePostal')}
          libelle="Code postal"
          facultatif
          inputMode="numeric"
          size={6}
          autoComplete="off"
        />
        <ChampTexte {...champ('concubin.commune')} libelle="Commune" facultatif autoComplete="off" />
        <NumeroFiscal
          champ={champ}
          nom="concubin.numeroFiscal"
          valeur={valeurs['concubin.numeroFiscal'] ?? ''}
          connu={contexte.numerosConnus.concubin}
        />
        <ChampListe
          {...champ('concubin.activite')}
          libelle="Exerce une activité"
          facultatif
          options={OUI_NON}
        />
        <ChampTexte {...champ('concubin.profession')} libelle="Profession" facultatif autoComplete="off" />
      </div>
    </Partie>
  );
}

/** Part 3: the other persons in charge, one row each. */
export function PartiePersonnes({ champ, valeurs }: { champ: Champ; valeurs: Valeurs }) {
  return (
    <Partie cle="personnes">
      <ChampNombre
        {...champ('personnes.nombre')}
        libelle="Autres personnes à charge"
        facultatif
        indice="Combien sur le formulaire, sans l’élève ; autant de lignes s’ouvrent."
      />
      {Array.from({ length: nombreDePersonnes(valeurs) }, (_, rang) => {
        const nom = `personnesACharge.${rang}`;
        return (
          <fieldset className="saisie__personne" key={nom}>
            <legend>Personne {rang + 1}</legend>
            <div className="saisie__rangee">
              <ChampTexte {...champ(`${nom}.nomPrenom`)} libelle="Nom et prénom" autoComplete="off" />
              <ChampTexte
                {...champ(`${nom}.naissance`)}
                libelle="Née le"
                indice="jj/mm/aaaa, ou 00/00/aaaa"
                facultatif
                inputMode="numeric"
              />
              <ChampTexte
                {...champ(`${nom}.etablissement`)}
                libelle="Établissement ou profession"
                facultatif
                autoComplete="off"
              />
              <ChampListe {...champ(`${nom}.boursier`)} libelle="Boursier" facultatif options={OUI_NON} />
            </div>
          </fieldset>
        );
      })}
    </Partie>
  );
}

/** Part 4: the schooling of the base, to be confirmed against the paper. */
export function PartieScolarite({
  champ,
  valeurs,
  contexte,
}: {
  champ: Champ;
  valeurs: Valeurs;
  contexte: ContexteDeSaisie;
}) {
  const { eleve, classe, scolarite } = contexte;
  return (
    <Partie cle="scolarite">
      <dl className="saisie__faits">
        <div>
          <dt>Élève</dt>
          <dd>
            {eleve.nomComplet}, né(e) {eleve.naissance}
          </dd>
        </div>
        <div>
          <dt>INE</dt>
          <dd>{eleve.ine ?? 'non connu'}</dd>
        </div>
        <div>
          <dt>Établissement</dt>
          <dd>{classe.etablissement}</dd>
        </div>
        <div>
          <dt>Classe</dt>
          <dd>
            {classe.nom}
            {classe.libelleMef ? `, ${classe.libelleMef}` : ''}
          </dd>
        </div>
        <div>
          <dt>Régime</dt>
          <dd>{LIBELLES_REGIMES[scolarite.regime]}</dd>
        </div>
      </dl>
      <CaseDeSaisie
        champ={champ}
        nom="scolariteConfirmee"
        libelle="Même classe et même régime que sur le formulaire"
        indice="Sinon, laissez décoché : la scolarité se corrige dans la base des élèves."
      />
      {contexte.typeBourse === 'lycee' ? (
        <PrimesDuLycee champ={champ} valeurs={valeurs} contexte={contexte} />
      ) : null}
    </Partie>
  );
}
