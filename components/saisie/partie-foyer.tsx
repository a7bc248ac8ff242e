import type { Valeurs } from '#lib/demande/schema.ts';
import { sabDuCned } from '#lib/droit/competence.ts';
import { nombreDePersonnes } from '#lib/saisie/faits.ts';
import { Alerte } from '../alerte.tsx';
import { ChampDate, ChampListe, ChampNombre, ChampTexte } from '../champs/texte.tsx';
import { LIBELLES_REGIMES } from '../libelles.ts';
import type { ContexteDeSaisie } from './contexte.ts';
import { NumeroFiscal } from './numero-fiscal.tsx';
import { type Champ, Partie } from './partie.tsx';
import { CaseDeSaisie, OUI_NON } from './partie-demandeur.tsx';
import { PrimesDuLycee } from './partie-primes.tsx';

const POURSUITES = [
  { valeur: '', libelle: 'Non renseigné' },
  { valeur: 'lycee', libelle: 'Lycée public ou privé' },
  { valeur: 'cned', libelle: 'CNED' },
];

/** Part 2: the concubin, or a spouse taxed apart, whose own avis counts too (C. III.A). */
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
        {valeurs['demandeur.situation'] === 'concubinage' ? <DatesDuConcubinage champ={champ} /> : null}
        <ChampListe
          {...champ('concubin.lien')}
          libelle="Son lien avec l’élève"
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

/** The concubinage is judged on the day of the demande, and may end by the closing (C. III.A, III.C.1.a). */
function DatesDuConcubinage({ champ }: { champ: Champ }) {
  return (
    <>
      <ChampDate
        {...champ('ressources.concubinage.depuisLe')}
        libelle="Concubinage depuis le"
        indice="jj/mm/aaaa, s’il a commencé depuis peu"
        facultatif
      />
      <ChampDate
        {...champ('ressources.concubinage.finiLe')}
        libelle="Concubinage fini le"
        indice="jj/mm/aaaa, s’il a fini depuis la demande : la séparation est à attester"
        facultatif
      />
    </>
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
      <ScolariteDuPapier champ={champ} valeurs={valeurs} contexte={contexte} />
      {contexte.typeBourse === 'lycee' ? (
        <PrimesDuLycee champ={champ} valeurs={valeurs} contexte={contexte} />
      ) : null}
    </Partie>
  );
}

/** What the paper says of the schooling to come: the CNED has its own services, and its opinion under 16 (annexes 2 and 3). */
function ScolariteDuPapier({
  champ,
  valeurs,
  contexte,
}: {
  champ: Champ;
  valeurs: Valeurs;
  contexte: ContexteDeSaisie;
}) {
  const { typeBourse, scolarite } = contexte;
  const auCned = scolarite.etablissement.type === 'cned';
  const dite = valeurs['scolarite.poursuite'];
  return (
    <>
      {typeBourse === 'lycee' ? (
        <ChampListe
          {...champ('scolarite.poursuite')}
          libelle="Poursuit ses études en"
          facultatif
          options={POURSUITES}
        />
      ) : null}
      {auCned && typeBourse === 'college' ? (
        <ChampDate
          {...champ('scolarite.avisDasenLe')}
          libelle="Avis du DASEN rendu le"
          indice="jj/mm/aaaa, demandé avant 16 ans"
          facultatif
        />
      ) : null}
      {dite && (dite === 'cned') !== auCned ? (
        <Alerte ton="attention" titre="La scolarité de la base n’est pas celle du formulaire">
          {auCned
            ? 'Le formulaire dit que l’élève poursuit dans un lycée : la demande se dépose dans ce lycée. Corrigez d’abord la scolarité.'
            : `Le formulaire dit que l’élève poursuit au CNED : la demande est traitée par ${sabDuCned(typeBourse, 'general').service} ou, dans la voie professionnelle, par ${sabDuCned(typeBourse, 'professionnel').service}. Transmettez-la, ou corrigez d’abord la scolarité.`}
        </Alerte>
      ) : null}
    </>
  );
}
