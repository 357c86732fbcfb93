import { type ComponentType, h, render } from 'preact';

/**
 * Makes an element of the page show a component in place of the text that stands there without JavaScript.
 *
 * @param name Of the custom element, with a hyphen.
 */
export function defineElement(name: string, component: ComponentType): void {
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback(): void {
        this.replaceChildren();
        render(h(component, null), this);
      }

      disconnectedCallback(): void {
        render(null, this);
      }
    },
  );
}
