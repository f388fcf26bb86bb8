// Drafts in this browser: several, each with its fields. Nothing is sent anywhere.
const KEY = "ocop-dong-gop";
const MOST = 30;

const read = () => {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) || "{}");
    return typeof found === "object" && found && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
};

// False where the browser keeps nothing (private mode, a full store, storage switched off).
const write = (drafts) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(drafts));
    return true;
  } catch {
    return false;
  }
};

export const newId = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

// The newest first.
export const drafts = () => (
  Object.entries(read()).filter(([, draft]) => draft?.fields).map(([id, draft]) => ({ ...draft, id })).sort((a, b) => b.saved - a.saved)
);

export const keep = (draft) => {
  const { id, ...rest } = draft;
  const kept = Object.fromEntries(drafts().filter((one) => one.id !== id).slice(0, MOST - 1).map((one) => [one.id, one]));
  return write({ ...kept, [id]: { ...rest, saved: Date.now() } });
};

export const remove = (id) => {
  const all = read();
  delete all[id];
  return write(all);
};

export const works = () => {
  try {
    localStorage.setItem(`${KEY}-thu`, "1");
    localStorage.removeItem(`${KEY}-thu`);
    return true;
  } catch {
    return false;
  }
};
