/** The établissement whose études are shown; the group that is open stays open. */
export function FiltreDuBureau({
  etablissements,
  uai,
  panne,
}: {
  etablissements: readonly { uai: string; etablissement: string }[];
  uai: string | undefined;
  panne: string | undefined;
}) {
  if (etablissements.length < 2 && !uai) return null;
  return (
    <search>
      <form className="filtres filtres--simples" action="/agent/etudes/reparation" method="get">
        {panne ? <input type="hidden" name="panne" value={panne} /> : null}
        <div className="fr-select-group">
          <label className="fr-label" htmlFor="uai">
            Établissement
          </label>
          <select className="fr-select" id="uai" name="uai" defaultValue={uai ?? ''}>
            <option value="">Tous</option>
            {etablissements.map((vu) => (
              <option key={vu.uai} value={vu.uai}>
                {vu.etablissement}
              </option>
            ))}
          </select>
        </div>
        <div className="filtres__boutons">
          <button type="submit" className="fr-btn fr-btn--secondary">
            Filtrer
          </button>
        </div>
      </form>
    </search>
  );
}
