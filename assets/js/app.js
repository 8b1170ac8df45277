// The GOV.UK Frontend components this site uses. Every page works without them.
import {
  Button,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
} from "govuk-frontend";

import { startQueue } from "./queue.js";
import { takeAttendance } from "./attendance.js";
import { keepTyping } from "./minuting.js";
import { goOnward } from "./onward.js";
import "./planning.js";

createAll(Button, { preventDoubleClick: true });
for (const component of [
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(component);
}

const queue = document.querySelector("[data-queue]");
if (queue) startQueue(queue);
keepTyping();
goOnward();
takeAttendance();
