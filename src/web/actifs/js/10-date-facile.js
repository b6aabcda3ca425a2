// A text field keeps whatever was typed; this adds the browser's own calendar beside it.
class DateFacile extends HTMLElement {
  connectedCallback() {
    const texte = this.querySelector('input');
    if (!texte || this.querySelector('button') || !('showPicker' in HTMLInputElement.prototype)) return;
    const calendrier = document.createElement('input');
    calendrier.type = 'date';
    calendrier.className = 'calendrier-cache';
    calendrier.tabIndex = -1;
    calendrier.setAttribute('aria-hidden', 'true');
    const bouton = document.createElement('button');
    bouton.type = 'button';
    bouton.className = 'bouton second';
    bouton.textContent = 'Calendrier';
    const libelle = document.querySelector(`label[for="${CSS.escape(texte.id)}"]`)?.textContent?.trim();
    if (libelle) bouton.setAttribute('aria-label', `Calendrier, ${libelle}`);
    bouton.addEventListener('click', () => {
      calendrier.value = versIso(texte.value);
      calendrier.showPicker();
    });
    calendrier.addEventListener('change', () => {
      if (!calendrier.value) return;
      const [a, m, j] = calendrier.value.split('-');
      texte.value = `${j}/${m}/${a}`;
      texte.dispatchEvent(new Event('change', { bubbles: true }));
      texte.focus();
    });
    this.append(bouton, calendrier);
  }
}

function versIso(texte) {
  const m = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(texte.trim());
  if (m) return `${m[3]}-${m[2].padStart(2, '0')}-${m[1].padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(texte.trim()) ? texte.trim() : '';
}

customElements.define('date-facile', DateFacile);
