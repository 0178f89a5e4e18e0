import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Leaks as they are written by mistake: something that grows and is never let go. */
const LEAKS: Readonly<Record<string, { file: string; code: string }>> = {
  page: {
    file: 'content-scripts/content.js',
    code: ';{const kept=[];new MutationObserver((all)=>{for(const {addedNodes} of all)for(const node of addedNodes)kept.push({node})}).observe(document,{childList:true,subtree:true});}',
  },
  listener: {
    file: 'content-scripts/content.js',
    code: ';chrome.storage.onChanged.addListener(()=>document.addEventListener("scroll",()=>{}));',
  },
  background: {
    file: 'background.js',
    code: ';{const kept=[];chrome.runtime.onMessage.addListener((message)=>{for(let i=0;i<200;i++)kept.push({message,i,words:"x".repeat(50)+i});});}',
  },
  popup: {
    file: '',
    code: ';{const kept=[];setInterval(()=>{for(let i=0;i<200;i++)kept.push({i})},500);}',
  },
};

/** Puts a leak into a copy of the extension, to see that the run finds it. */
export async function plantLeak(extensionDir: string, name: string): Promise<void> {
  const leak = LEAKS[name];
  if (leak === undefined)
    throw new Error(`no such leak: ${name}; ${Object.keys(LEAKS).join(', ')}`);
  const file = leak.file || (await popupScript(extensionDir));
  await appendFile(join(extensionDir, file), leak.code);
}

async function popupScript(extensionDir: string): Promise<string> {
  const html = await readFile(join(extensionDir, 'popup.html'), 'utf8');
  const script = /src="\/(chunks\/[^"]+\.js)"/.exec(html)?.[1];
  if (script === undefined) throw new Error('the popup has no script');
  return script;
}
