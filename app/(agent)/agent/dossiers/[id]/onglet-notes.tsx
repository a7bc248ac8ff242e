import { Badge } from '#components/badge.tsx';
import { ChampDate, ChampLong, ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { ecrireJour, jourDeLaMinute, minuteDeLInstant } from '#lib/droit/date.ts';
import { confier, leverAttente, mettreEnAttente, noter } from '#lib/suivi/actions.ts';
import { type SuiviInterne, suiviInterne } from '#lib/suivi/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { filtresSuivis, requete } from '../adresses.ts';
import type { PropsDOnglet } from './vue.ts';

interface Props {
  suivi: SuiviInterne;
  dossierId: string;
  liste: string;
}

/** What the service keeps for itself of a dossier: its notes, who has it in hand, until when it waits. */
export async function OngletNotes({ consultation: { dossier }, filtres }: PropsDOnglet) {
  const suivi = await suiviInterne(await exigerAgent(), dossier.id);
  const props = { suivi, dossierId: dossier.id, liste: requete(filtresSuivis(filtres)) };
  return (
    <div className="notes">
      <Ecrire {...props} />
      <Ecrites {...props} />
      <Confie {...props} />
      <Attente {...props} />
    </div>
  );
}

const Cible = ({ dossierId, liste, rang }: { dossierId: string; liste: string; rang?: number }) => (
  <>
    <input type="hidden" name="dossierId" value={dossierId} />
    <input type="hidden" name="liste" value={liste} />
    {rang === undefined ? null : <input type="hidden" name="rang" value={rang} />}
  </>
);

function Communicable({ id, coche = false }: { id: string; coche?: boolean }) {
  return (
    <div className="fr-checkbox-group fr-checkbox-group--sm fr-mb-1w">
      <input type="checkbox" id={id} name="communicable" value="oui" defaultChecked={coche} />
      <label className="fr-label" htmlFor={id}>
        Communicable : la famille la lit dans son suivi
      </label>
    </div>
  );
}

function Ecrire({ dossierId, liste }: Props) {
  return (
    <FormulaireActe acte={noter}>
      <Cible dossierId={dossierId} liste={liste} />
      <ChampLong
        nom="texte"
        libelle="Note pour votre service"
        indice="Des faits utiles au dossier, rien que vous ne pourriez lire à la famille."
        rows={3}
        maxLength={2000}
        autoFocus
      />
      <Communicable id="communicable" />
      <button type="submit" className="fr-btn fr-btn--sm">
        Enregistrer la note
      </button>
    </FormulaireActe>
  );
}

function Ecrites({ suivi: { notes }, dossierId, liste }: Props) {
  if (notes.length === 0) return <p className="discret">Aucune note de votre service sur ce dossier.</p>;
  return (
    <ol className="notes__liste" aria-label="Notes, la dernière d’abord">
      {notes.map(({ id, texte, auteurNom, instant, communicable, corrigee, mienne }) => (
        <li key={id}>
          <p className="discret">
            {auteurNom}, le {ecrireJour(jourDeLaMinute(minuteDeLInstant(instant.getTime())))}{' '}
            {communicable ? (
              <Badge ton="info" icone="fr-icon-eye-line">
                communicable
              </Badge>
            ) : null}
            {corrigee ? (
              <Badge ton="neutre" icone="fr-icon-edit-line">
                corrigée depuis
              </Badge>
            ) : null}
          </p>
          <p className="notes__texte">{corrigee ? <s>{texte}</s> : texte}</p>
          {mienne && !corrigee ? (
            <details>
              <summary>Corriger cette note</summary>
              <FormulaireActe acte={noter}>
                <Cible dossierId={dossierId} liste={liste} />
                <input type="hidden" name="corrigeId" value={id} />
                <ChampLong nom="texte" id={`texte-${id}`} libelle="Note corrigée" defaultValue={texte} />
                <Communicable id={`communicable-${id}`} coche={communicable} />
                <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
                  Remplacer la note
                </button>
              </FormulaireActe>
            </details>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Confie({ suivi: { confieA, confieRang, collegues }, dossierId, liste }: Props) {
  return (
    <FormulaireActe acte={confier} className="lot">
      <Cible dossierId={dossierId} liste={liste} rang={confieRang} />
      <div>
        <label className="fr-label" htmlFor="agentId">
          Confié à
        </label>
        <select className="fr-select" id="agentId" name="agentId" defaultValue={confieA?.id ?? ''}>
          <option value="">Personne en particulier</option>
          {collegues.map(({ id, nom, qualite }) => (
            <option key={id} value={id}>
              {nom}, {qualite}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
        Confier
      </button>
    </FormulaireActe>
  );
}

function Attente({ suivi: { attente, attenteRang }, dossierId, liste }: Props) {
  if (attente)
    return (
      <FormulaireActe acte={leverAttente} className="lot">
        <Cible dossierId={dossierId} liste={liste} rang={attenteRang} />
        <p>
          En attente jusqu’au {ecrireJour(jourDe(attente.reveilLe))} : {attente.motif} Le délai légal continue
          de courir.
        </p>
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Reprendre le dossier
        </button>
      </FormulaireActe>
    );
  return (
    <details>
      <summary>Mettre en attente</summary>
      <FormulaireActe acte={mettreEnAttente}>
        {(champs, saisie) => (
          <>
            <Cible dossierId={dossierId} liste={liste} rang={attenteRang} />
            <ChampTexte nom="motif" libelle="Raison" erreur={champs.motif} defaultValue={saisie.motif} />
            <ChampDate
              nom="reveilLe"
              libelle="Y revenir le"
              erreur={champs.reveilLe}
              defaultValue={saisie.reveilLe}
            />
            <p className="fr-hint-text">
              Le dossier reste dans vos listes : le délai légal continue de courir.
            </p>
            <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
              Mettre en attente
            </button>
          </>
        )}
      </FormulaireActe>
    </details>
  );
}
