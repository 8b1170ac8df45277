"""Who gets what, page by page: the one page to read when somebody asks "who can see that?"

200 a page · 302 for strangers, the way to sign in · 403 seen, but not theirs to do · 404 nothing there that they
may know of · 405 not a page to open. The same table answers for open business of a public board, for what is
private there (LGA 1972 s.100A), for the open business of a board that is not public, and for drafts.
"""

from contextlib import contextmanager

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from actions.models import Action, ProgrammeItem
from meetings.models import Board, Meeting
from tests import make
from tests import scene as scenes
from tests.scene import ACTORS, address

#: Whatever a test does to the scene is undone before the next.
pytestmark = [pytest.mark.django_db, pytest.mark.walk]

# fmt: off
#: Actors in the order of scene.ACTORS: the owner answers for the action and the recommendation;
#: `another` is the co-ordinator of another board; a co-opted member has not been given private business.
#:                                   stranger owner coord. another member co-opted outsider admin.
OPEN = {
    "people:people":                     (302, 200, 200, 200, 200, 200, 200, 200),
    "people:add_person":                 (302, 403, 200, 200, 403, 403, 403, 200),
    "people:import_people":              (302, 403, 200, 200, 403, 403, 403, 200),
    "people:import_template":            (302, 403, 200, 200, 403, 403, 403, 200),
    "people:person":                     (302, 200, 200, 200, 200, 200, 200, 200),
    "people:change_person":              (302, 403, 200, 200, 403, 403, 403, 200),
    "people:invite":                     (302, 405, 405, 405, 405, 405, 405, 405),
    "people:role":                       (302, 403, 403, 403, 403, 403, 403, 200),
    "people:reactivate":                 (302, 405, 405, 405, 405, 405, 405, 405),
    "people:merge":                      (302, 403, 403, 403, 403, 403, 403, 200),
    "people:my_details":                 (302, 200, 200, 200, 200, 200, 200, 200),
    "people:accept_invitation":          (200, 200, 200, 200, 200, 200, 200, 200),
    "people:own_address":                (302, 302, 302, 302, 302, 302, 302, 302),
    "people:council":                    (302, 403, 403, 403, 403, 403, 403, 200),
    "people:years":                      (302, 403, 403, 403, 403, 403, 403, 200),
    "people:add_year":                   (302, 403, 403, 403, 403, 403, 403, 200),
    "people:change_year":                (302, 403, 403, 403, 403, 403, 403, 200),
    "people:add_closure":                (302, 403, 403, 403, 403, 403, 403, 200),
    "people:remove_closure":             (302, 403, 403, 403, 403, 403, 403, 200),
    "people:rules":                        (302, 403, 403, 403, 403, 403, 403, 200),
    "people:change_rule":                  (302, 403, 403, 403, 403, 403, 403, 200),
    "people:directorates":               (302, 403, 200, 200, 403, 403, 403, 200),
    "people:add_directorate":            (302, 403, 200, 200, 403, 403, 403, 200),
    "people:change_directorate":         (302, 403, 200, 200, 403, 403, 403, 200),
    "people:bodies":                     (302, 403, 200, 200, 403, 403, 403, 200),
    "people:add_body":                   (302, 403, 200, 200, 403, 403, 403, 200),
    "people:change_body":                (302, 403, 200, 200, 403, 403, 403, 200),
    "meetings:set_up_boards":            (302, 403, 200, 200, 403, 403, 403, 200),
    "meetings:open_board":               (302, 403, 403, 403, 403, 403, 403, 200),
    "meetings:set_up_board":             (302, 403, 200, 403, 403, 403, 403, 200),
    "meetings:change_board":             (302, 403, 200, 403, 403, 403, 403, 200),
    "desk:close_board":                  (302, 403, 403, 403, 403, 403, 403, 200),
    "meetings:seat":                     (302, 403, 200, 403, 403, 403, 403, 200),
    "meetings:appoint":                  (302, 403, 403, 403, 403, 403, 403, 200),
    "meetings:end_seat":                 (302, 403, 200, 403, 403, 403, 403, 200),
    "meetings:end_appointment":          (302, 403, 403, 403, 403, 403, 403, 200),
    "meetings:seats_of":                 (302, 200, 200, 200, 200, 200, 200, 200),
    "actions:my_actions":                (302, 200, 200, 200, 200, 200, 200, 200),
    "actions:actions":                   (200, 200, 200, 200, 200, 200, 200, 200),
    "actions:action":                    (200, 200, 200, 200, 200, 200, 200, 200),
    "actions:give_update":               (302, 200, 200, 403, 403, 403, 403, 403),
    "actions:change_action":             (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:set_due":                   (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:book_action":               (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:accept":                    (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:send_back":                 (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:pause":                     (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:resume":                    (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:withdraw":                  (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:reopen":                    (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:chase_letter":              (302, 403, 200, 403, 200, 200, 403, 403),
    "actions:add_note":                  (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:decide_later_date":         (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:evidence":                  (302, 200, 200, 200, 200, 200, 200, 200),
    "actions:open_action":               (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:settle":                    (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:meetings":                  (200, 200, 200, 200, 200, 200, 200, 200),
    "actions:meeting":                   (200, 200, 200, 200, 200, 200, 200, 200),
    "actions:paper":                     (200, 200, 200, 200, 200, 200, 200, 200),
    "actions:programme":                 (200, 200, 200, 200, 200, 200, 200, 200),
    "actions:add_item":                  (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:carry_programme":           (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:publish_programme":         (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:programme_versions":        (200, 200, 200, 200, 200, 200, 200, 200),
    "actions:compare_programme":         (200, 200, 200, 200, 200, 200, 200, 200),
    "actions:planning":                  (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:say_taken":                 (302, 403, 302, 403, 403, 403, 403, 403),
    "actions:programme_item":            (200, 200, 200, 200, 200, 200, 200, 200),
    "actions:change_item":               (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:move_item":                 (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:drop_item":                 (302, 403, 200, 403, 403, 403, 403, 403),
    "actions:action_story":            (200, 200, 200, 200, 200, 200, 200, 200),
    "actions:item_story":              (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:recommendation_story":(200, 200, 200, 200, 200, 200, 200, 200),
    "actions:annual_figures":          (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:boards":                (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:board_progress":        (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:board_then":            (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:counted_then":          (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:measures":              (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:measure":               (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:add_measure":           (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:change_measure":        (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:enter_figures":         (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:correct_figure":        (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:breaks":                (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:measure_groups":        (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:group_measures":        (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:plan":                  (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:recommendation":        (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:note_progress":         (302, 200, 200, 403, 403, 403, 403, 403),
    "performance:rate_for_board":        (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:change_recommendation": (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:plan_cycle":             (200, 200, 200, 200, 200, 200, 200, 200),
    "performance:open_plan":              (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:change_plan":            (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:add_recommendation":     (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:sign_off":               (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:tie_sign_offs":          (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:change_sign_off":        (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:change_status":          (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:choose_measures":        (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:add_milestone":          (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:change_milestone":       (302, 403, 200, 403, 403, 403, 403, 403),
    "performance:say_impact":             (302, 200, 200, 403, 403, 403, 403, 403),
    "performance:add_evidence":           (302, 200, 200, 403, 403, 403, 403, 403),
    "packs:packs":                       (302, 404, 200, 200, 404, 404, 404, 404),
    "packs:load":                        (302, 404, 200, 200, 404, 404, 404, 404),
    "packs:pack":                        (302, 404, 200, 404, 404, 404, 404, 404),
    "packs:cancel":                      (302, 405, 405, 405, 405, 405, 405, 405),
    "packs:hidden":                      (302, 404, 200, 404, 404, 404, 404, 404),
    "packs:people":                      (302, 404, 200, 404, 404, 404, 404, 404),
    "packs:review":                      (302, 404, 200, 404, 404, 404, 404, 404),
    "packs:outcome":                     (302, 404, 200, 404, 404, 404, 404, 404),
    "packs:worth_asking":                (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:leaves_open":                   (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:board_loose_ends":              (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:set_aside":                     (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:say_names":                     (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:say_pack_names":                (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:let_be_seen":                   (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:take_back":                     (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:forget_names":                  (302, 405, 405, 405, 405, 405, 405, 405),
    "packs:check_again":                 (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:attendance":                   (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:minuting":                     (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:circulate":                    (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:agree":                        (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:correct_minute":               (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:correct_limb":                 (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:write_minute":                 (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:add_limbs":                    (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:write_limb":                   (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:decide_limb":                  (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:remove_limb":                  (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:catch_promise":                (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:withhold_minute":              (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:retention":                    (302, 403, 200, 200, 403, 403, 403, 200),
    "desk:declarations":                 (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:change_declaration":           (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:ask_to_speak":                 (302, 403, 200, 403, 200, 403, 403, 403),
    "desk:answer_to_speak":              (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:my_requests":                  (302, 200, 200, 200, 200, 200, 200, 200),
    "desk:hand_over":                    (302, 403, 200, 200, 403, 403, 403, 200),
    "desk:deactivate":                   (302, 403, 403, 403, 403, 403, 403, 200),
    "desk:delegates":                    (302, 403, 200, 200, 403, 403, 403, 200),
    "desk:messages":                     (302, 403, 200, 200, 403, 403, 403, 200),
    "desk:rehearse":                     (302, 403, 200, 200, 403, 403, 403, 200),
    "desk:rehearsed":                    (302, 403, 200, 200, 403, 403, 403, 200),
    "desk:chased":                       (302, 403, 200, 200, 403, 403, 403, 200),
    "desk:message":                      (302, 403, 200, 200, 403, 403, 403, 200),
    "desk:send_again":                   (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:my_scrutiny":                (302, 200, 200, 200, 200, 200, 200, 200),
    "desk:my_mail":                      (302, 200, 200, 200, 200, 200, 200, 200),
    "desk:follow_board":                 (302, 200, 200, 200, 200, 200, 200, 200),
    "desk:follow_action":                (302, 200, 200, 200, 200, 200, 200, 200),
    "desk:follow_recommendation":        (302, 200, 200, 200, 200, 200, 200, 200),
    "desk:follow_search":                (302, 302, 302, 302, 302, 302, 302, 302),
    "desk:stop_following":               (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:my_delegates":                 (302, 200, 200, 200, 200, 200, 200, 200),
    "desk:end_delegation":               (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:search":                       (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:home":                         (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:board_decisions":              (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:answers":                      (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:meeting_answers":              (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:queue":                        (302, 403, 200, 200, 403, 403, 403, 200),
    "desk:hidden_papers":                (302, 403, 200, 200, 403, 403, 403, 200),
    "desk:set_up":                       (302, 403, 403, 403, 403, 403, 403, 200),
    "desk:sheets":                        (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:sheet_file":                    (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:sheet":                         (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:refused_rows":                  (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:documents":                    (302, 404, 200, 200, 404, 404, 404, 404),
    "desk:document":                     (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:print_document":               (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:document_pdf":                 (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:document_word":                (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:cancel_document":              (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:release_document":             (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:meeting_documents":            (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:board_documents":              (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:published":                    (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:board_published":              (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:document_look":                (302, 403, 403, 403, 403, 403, 403, 200),
    "desk:word_template":                (302, 403, 403, 403, 403, 403, 403, 200),
    "desk:council_logo":                 (404, 404, 404, 404, 404, 404, 404, 404),
    "desk:sitemap":                        (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:sitemap_section":                (200, 200, 200, 200, 200, 200, 200, 200),
    # Cookies count for nothing there: everybody reads what a stranger reads.
    "api:description":                     (200, 200, 200, 200, 200, 200, 200, 200),
    "api:boards":                          (200, 200, 200, 200, 200, 200, 200, 200),
    "api:board":                           (200, 200, 200, 200, 200, 200, 200, 200),
    "api:meetings":                        (200, 200, 200, 200, 200, 200, 200, 200),
    "api:meeting":                         (200, 200, 200, 200, 200, 200, 200, 200),
    "api:minutes":                         (200, 200, 200, 200, 200, 200, 200, 200),
    "api:resolutions":                     (200, 200, 200, 200, 200, 200, 200, 200),
    "api:actions":                         (200, 200, 200, 200, 200, 200, 200, 200),
    "api:action":                          (200, 200, 200, 200, 200, 200, 200, 200),
    "api:programme_items":                 (200, 200, 200, 200, 200, 200, 200, 200),
    "api:plans":                           (200, 200, 200, 200, 200, 200, 200, 200),
    "api:recommendations":                 (200, 200, 200, 200, 200, 200, 200, 200),
    "api:measures":                        (200, 200, 200, 200, 200, 200, 200, 200),
    "api:figures":                         (200, 200, 200, 200, 200, 200, 200, 200),
    "api:api-root":                        (404, 404, 404, 404, 404, 404, 404, 404),
    "api:nothing":                         (404, 404, 404, 404, 404, 404, 404, 404),
    "robots":                              (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:call_meeting":                   (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:change_meeting":                 (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:move_meeting":                   (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:cancel_meeting":                 (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:dates":                          (302, 200, 200, 200, 200, 200, 200, 200),
    "desk:agenda":                         (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:start_agenda":                   (302, 403, 302, 403, 403, 403, 403, 403),
    "desk:number_agenda":                  (302, 403, 302, 403, 403, 403, 403, 403),
    "desk:add_agenda_item":                (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:take_up":                        (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:change_agenda_item":             (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:move_agenda_item":               (302, 403, 302, 403, 403, 403, 403, 403),
    "desk:remove_agenda_item":             (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:make_private":                   (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:make_open":                      (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:attach_paper":                   (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:replace_paper":                 (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:open_paper":                    (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:remove_paper":                   (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:hidden_paper":                   (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:publish":                        (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:agenda_version":                 (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:decisions":                      (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:watch_decision":                 (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:change_decision":                (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:board_calendar":               (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:board_changes":                (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:own_calendar":                 (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:my_calendar":                  (302, 200, 200, 200, 200, 200, 200, 200),
    "desk:my_tokens":                       (302, 200, 200, 200, 200, 200, 200, 200),
    "desk:view_as":                         (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:end_view":                        (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:tokens":                          (302, 403, 403, 403, 403, 403, 403, 200),
    "desk:revoke_token":                    (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:api":                             (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:prepare_notices":              (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:notice":                       (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:letter":                       (302, 200, 200, 200, 200, 200, 200, 200),
    "desk:change_notice":                (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:send_notice":                  (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:receive_notice":               (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:publish_notice":               (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:answer_notice":                (302, 200, 200, 403, 403, 403, 403, 403),
    "desk:answer_all":                   (302, 200, 200, 403, 403, 403, 403, 403),
    "desk:answers_owed":                 (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:group_from_limb":              (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:groups":                       (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:group":                        (200, 200, 200, 200, 200, 200, 200, 200),
    "desk:set_up_group":                 (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:change_group":                 (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:group_members":                (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:ask_nomination":               (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:nomination":                   (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:add_group_recommendation":     (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:change_group_recommendation":  (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:book_report":                  (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:adopt":                        (302, 403, 200, 403, 403, 403, 403, 403),
    "desk:council_css":                  (200, 200, 200, 200, 200, 200, 200, 200),
    "accessibility":                     (200, 200, 200, 200, 200, 200, 200, 200),
    "privacy":                           (200, 200, 200, 200, 200, 200, 200, 200),
    "help":                              (200, 200, 200, 200, 200, 200, 200, 200),
    # While developing only.
    "components":                        (404, 404, 404, 404, 404, 404, 404, 404),
}

#: Private business of the public board, and a meeting that is not formal. An owner reads what is asked of them.
PRIVATE = {
    "api:action":                        (404, 404, 404, 404, 404, 404, 404, 404),
    "api:meeting":                       (404, 404, 404, 404, 404, 404, 404, 404),
    "actions:action_story":            (302, 200, 200, 404, 200, 404, 404, 404),
    "actions:item_story":              (302, 404, 200, 404, 200, 404, 404, 404),
    "actions:action":                    (302, 200, 200, 404, 200, 404, 404, 404),
    "actions:give_update":               (302, 200, 200, 404, 403, 404, 404, 404),
    "actions:change_action":             (302, 403, 200, 404, 403, 404, 404, 404),
    "actions:set_due":                   (302, 403, 200, 404, 403, 404, 404, 404),
    "actions:book_action":               (302, 403, 200, 404, 403, 404, 404, 404),
    "actions:accept":                    (302, 403, 200, 404, 403, 404, 404, 404),
    "actions:send_back":                 (302, 403, 200, 404, 403, 404, 404, 404),
    "actions:pause":                     (302, 403, 200, 404, 403, 404, 404, 404),
    "actions:resume":                    (302, 403, 200, 404, 403, 404, 404, 404),
    "actions:withdraw":                  (302, 403, 200, 404, 403, 404, 404, 404),
    "actions:reopen":                    (302, 403, 200, 404, 403, 404, 404, 404),
    "actions:chase_letter":              (302, 403, 200, 404, 200, 404, 404, 404),
    "actions:add_note":                  (302, 403, 200, 404, 403, 404, 404, 404),
    "actions:decide_later_date":         (302, 403, 200, 404, 403, 404, 404, 404),
    "actions:evidence":                  (302, 200, 200, 404, 200, 404, 404, 404),
    "actions:settle":                    (302, 404, 200, 404, 403, 404, 404, 404),
    "actions:meeting":                   (302, 404, 200, 404, 200, 404, 404, 404),
    "actions:paper":                     (302, 404, 200, 404, 200, 404, 404, 404),
    "actions:programme_item":            (302, 404, 200, 404, 200, 404, 404, 404),
    "actions:change_item":               (302, 404, 200, 404, 403, 404, 404, 404),
    "actions:move_item":                 (302, 404, 200, 404, 403, 404, 404, 404),
    "actions:drop_item":                 (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:document":                     (302, 404, 200, 404, 200, 404, 404, 404),
    "desk:print_document":               (302, 404, 200, 404, 200, 404, 404, 404),
    "desk:document_pdf":                 (302, 404, 200, 404, 200, 404, 404, 404),
    "desk:document_word":                (302, 404, 200, 404, 200, 404, 404, 404),
    "desk:release_document":             (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:meeting_documents":            (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:published":                    (302, 404, 200, 404, 200, 404, 404, 404),
    "desk:change_agenda_item":             (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:move_agenda_item":               (302, 404, 302, 404, 403, 404, 404, 404),
    "desk:remove_agenda_item":             (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:make_private":                   (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:make_open":                      (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:attach_paper":                   (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:replace_paper":                 (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:open_paper":                    (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:remove_paper":                   (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:hidden_paper":                   (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:prepare_notices":              (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:follow_action":               (302, 200, 200, 404, 200, 404, 404, 404),
    "desk:notice":                       (302, 200, 200, 404, 200, 404, 404, 404),
    "desk:letter":                       (302, 200, 200, 404, 200, 404, 404, 404),
    "desk:change_notice":                (302, 403, 200, 404, 403, 404, 404, 404),
    "desk:send_notice":                  (302, 403, 200, 404, 403, 404, 404, 404),
    "desk:receive_notice":               (302, 403, 200, 404, 403, 404, 404, 404),
    "desk:publish_notice":               (302, 403, 200, 404, 403, 404, 404, 404),
    "desk:answer_notice":                (302, 200, 200, 404, 403, 404, 404, 404),
    "desk:answer_all":                   (302, 200, 200, 403, 403, 403, 403, 403),
    "desk:group_from_limb":              (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:board_decisions":              (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:answers":                      (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:meeting_answers":              (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:attendance":                   (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:minuting":                     (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:agree":                        (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:correct_minute":               (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:correct_limb":                 (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:write_minute":                 (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:add_limbs":                    (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:write_limb":                   (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:decide_limb":                  (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:remove_limb":                  (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:catch_promise":                (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:withhold_minute":              (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:declarations":                 (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:change_declaration":           (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:ask_to_speak":                 (302, 404, 200, 404, 200, 404, 404, 404),
    "desk:answer_to_speak":              (302, 404, 200, 404, 404, 404, 404, 404),
}

#: Open business of a board that is not public: whoever sits or serves there, administrators, and for what is
#: asked of them the owner.
CLOSED = {
    "desk:view_as":                       (302, 404, 200, 404, 403, 403, 404, 403),
    "api:board":                         (404, 404, 404, 404, 404, 404, 404, 404),
    "api:action":                        (404, 404, 404, 404, 404, 404, 404, 404),
    "api:meeting":                       (404, 404, 404, 404, 404, 404, 404, 404),
    "meetings:set_up_board":             (302, 404, 200, 404, 403, 403, 404, 200),
    "meetings:change_board":             (302, 404, 200, 404, 403, 403, 404, 200),
    "desk:close_board":                  (302, 404, 403, 404, 403, 403, 404, 200),
    "meetings:seat":                     (302, 404, 200, 404, 403, 403, 404, 200),
    "meetings:appoint":                  (302, 404, 403, 404, 403, 403, 404, 200),
    "meetings:end_seat":                 (302, 404, 200, 404, 403, 403, 404, 200),
    "meetings:end_appointment":          (302, 404, 403, 404, 403, 403, 404, 200),
    "actions:action":                    (302, 200, 200, 404, 200, 200, 404, 200),
    "actions:give_update":               (302, 200, 200, 404, 403, 403, 404, 403),
    "actions:change_action":             (302, 403, 200, 404, 403, 403, 404, 403),
    "actions:set_due":                   (302, 403, 200, 404, 403, 403, 404, 403),
    "actions:book_action":               (302, 403, 200, 404, 403, 403, 404, 403),
    "actions:accept":                    (302, 403, 200, 404, 403, 403, 404, 403),
    "actions:send_back":                 (302, 403, 200, 404, 403, 403, 404, 403),
    "actions:pause":                     (302, 403, 200, 404, 403, 403, 404, 403),
    "actions:resume":                    (302, 403, 200, 404, 403, 403, 404, 403),
    "actions:withdraw":                  (302, 403, 200, 404, 403, 403, 404, 403),
    "actions:reopen":                    (302, 403, 200, 404, 403, 403, 404, 403),
    "actions:chase_letter":              (302, 403, 200, 404, 200, 200, 404, 403),
    "actions:add_note":                  (302, 403, 200, 404, 403, 403, 404, 403),
    "actions:decide_later_date":         (302, 403, 200, 404, 403, 403, 404, 403),
    "actions:evidence":                  (302, 200, 200, 404, 200, 200, 404, 200),
    "actions:open_action":               (302, 404, 200, 404, 403, 403, 404, 403),
    "actions:settle":                    (302, 404, 200, 404, 403, 403, 404, 403),
    "actions:meeting":                   (302, 404, 200, 404, 200, 200, 404, 200),
    "actions:paper":                     (302, 404, 200, 404, 200, 200, 404, 200),
    "actions:programme":                 (302, 404, 200, 404, 200, 200, 404, 200),
    "actions:add_item":                  (302, 404, 200, 404, 403, 403, 404, 403),
    "actions:carry_programme":           (302, 404, 200, 404, 403, 403, 404, 403),
    "actions:publish_programme":         (302, 404, 200, 404, 403, 403, 404, 403),
    "actions:programme_versions":        (302, 404, 200, 404, 200, 200, 404, 200),
    "actions:compare_programme":         (302, 404, 200, 404, 200, 200, 404, 200),
    "actions:planning":                  (302, 404, 200, 404, 403, 403, 404, 403),
    "actions:say_taken":                 (302, 404, 302, 404, 403, 403, 404, 403),
    "actions:programme_item":            (302, 404, 200, 404, 200, 200, 404, 200),
    "actions:change_item":               (302, 404, 200, 404, 403, 403, 404, 403),
    "actions:move_item":                 (302, 404, 200, 404, 403, 403, 404, 403),
    "actions:drop_item":                 (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:board_progress":        (302, 404, 200, 404, 200, 200, 404, 200),
    "actions:action_story":            (302, 200, 200, 404, 200, 200, 404, 200),
    "actions:item_story":              (302, 404, 200, 404, 200, 200, 404, 200),
    "performance:recommendation_story":(302, 200, 200, 404, 200, 200, 404, 200),
    "performance:board_then":            (302, 404, 200, 404, 200, 200, 404, 200),
    "performance:counted_then":          (302, 404, 200, 404, 200, 200, 404, 200),
    "desk:follow_board":                 (302, 404, 200, 404, 200, 200, 404, 200),
    "desk:follow_action":                (302, 200, 200, 404, 200, 200, 404, 200),
    "desk:follow_recommendation":        (302, 200, 200, 404, 200, 200, 404, 200),
    "performance:measures":              (302, 404, 200, 404, 200, 200, 404, 200),
    "performance:measure":               (302, 404, 200, 404, 200, 200, 404, 200),
    "performance:add_measure":           (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:change_measure":        (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:enter_figures":         (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:correct_figure":        (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:breaks":                (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:measure_groups":        (302, 404, 200, 404, 200, 200, 404, 200),
    "performance:group_measures":        (302, 404, 200, 404, 200, 200, 404, 200),
    "performance:plan":                  (302, 404, 200, 404, 200, 200, 404, 200),
    "performance:recommendation":        (302, 200, 200, 404, 200, 200, 404, 200),
    "performance:note_progress":         (302, 200, 200, 404, 403, 403, 404, 403),
    "performance:rate_for_board":        (302, 403, 200, 404, 403, 403, 404, 403),
    "performance:change_recommendation": (302, 403, 200, 404, 403, 403, 404, 403),
    "performance:plan_cycle":             (302, 404, 200, 404, 200, 200, 404, 200),
    "performance:open_plan":              (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:change_plan":            (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:add_recommendation":     (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:sign_off":               (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:tie_sign_offs":          (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:change_sign_off":        (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:change_milestone":       (302, 404, 200, 404, 403, 403, 404, 403),
    "performance:change_status":          (302, 403, 200, 404, 403, 403, 404, 403),
    "performance:choose_measures":        (302, 403, 200, 404, 403, 403, 404, 403),
    "performance:add_milestone":          (302, 403, 200, 404, 403, 403, 404, 403),
    "performance:say_impact":             (302, 200, 200, 404, 403, 403, 404, 403),
    "performance:add_evidence":           (302, 200, 200, 404, 403, 403, 404, 403),
    "desk:board_calendar":               (302, 404, 200, 404, 200, 200, 404, 200),
    "desk:board_changes":                (302, 404, 404, 404, 404, 404, 404, 404),
    "packs:pack":                        (302, 404, 200, 404, 404, 404, 404, 404),
    "packs:cancel":                      (302, 405, 405, 405, 405, 405, 405, 405),
    "packs:hidden":                      (302, 404, 200, 404, 404, 404, 404, 404),
    "packs:people":                      (302, 404, 200, 404, 404, 404, 404, 404),
    "packs:review":                      (302, 404, 200, 404, 404, 404, 404, 404),
    "packs:outcome":                     (302, 404, 200, 404, 404, 404, 404, 404),
    "packs:worth_asking":                (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:leaves_open":                   (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:board_loose_ends":              (302, 404, 200, 404, 200, 200, 404, 200),
    "desk:set_aside":                     (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:say_names":                     (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:say_pack_names":                (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:let_be_seen":                   (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:take_back":                     (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:forget_names":                  (302, 405, 405, 405, 405, 405, 405, 405),
    "packs:check_again":                 (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:sheets":                        (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:sheet_file":                    (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:sheet":                         (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:refused_rows":                  (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:document":                     (302, 404, 200, 404, 200, 404, 404, 404),
    "desk:print_document":               (302, 404, 200, 404, 200, 404, 404, 404),
    "desk:document_pdf":                 (302, 404, 200, 404, 200, 404, 404, 404),
    "desk:document_word":                (302, 404, 200, 404, 200, 404, 404, 404),
    "desk:cancel_document":              (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:release_document":             (302, 404, 200, 404, 403, 404, 404, 404),
    "desk:meeting_documents":            (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:board_documents":              (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:published":                    (302, 404, 200, 404, 200, 200, 404, 200),
    "desk:board_published":              (302, 404, 200, 404, 200, 200, 404, 200),
    "desk:call_meeting":                   (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:change_meeting":                 (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:move_meeting":                   (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:cancel_meeting":                 (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:dates":                          (302, 404, 200, 404, 200, 200, 404, 200),
    "desk:agenda":                         (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:start_agenda":                   (302, 404, 302, 404, 403, 403, 404, 403),
    "desk:number_agenda":                  (302, 404, 302, 404, 403, 403, 404, 403),
    "desk:add_agenda_item":                (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:take_up":                        (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:change_agenda_item":             (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:move_agenda_item":               (302, 404, 302, 404, 403, 403, 404, 403),
    "desk:remove_agenda_item":             (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:make_private":                   (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:make_open":                      (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:attach_paper":                   (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:replace_paper":                 (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:open_paper":                    (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:remove_paper":                   (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:hidden_paper":                   (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:publish":                        (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:agenda_version":                 (302, 404, 200, 404, 200, 200, 404, 200),
    "desk:decisions":                      (302, 404, 200, 404, 200, 200, 404, 200),
    "desk:watch_decision":                 (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:change_decision":                (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:prepare_notices":              (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:notice":                       (302, 200, 200, 404, 200, 200, 404, 200),
    "desk:letter":                       (302, 200, 200, 404, 200, 200, 404, 200),
    "desk:change_notice":                (302, 403, 200, 404, 403, 403, 404, 403),
    "desk:send_notice":                  (302, 403, 200, 404, 403, 403, 404, 403),
    "desk:receive_notice":               (302, 403, 200, 404, 403, 403, 404, 403),
    "desk:publish_notice":               (302, 403, 200, 404, 403, 403, 404, 403),
    "desk:answer_notice":                (302, 200, 200, 404, 403, 403, 404, 403),
    "desk:answer_all":                   (302, 200, 200, 403, 403, 403, 403, 403),
    "desk:answers_owed":                 (302, 404, 200, 404, 200, 200, 404, 200),
    "desk:group_from_limb":              (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:groups":                       (302, 404, 200, 404, 200, 200, 404, 200),
    "desk:group":                        (302, 404, 200, 404, 200, 200, 404, 200),
    "desk:set_up_group":                 (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:change_group":                 (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:group_members":                (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:ask_nomination":               (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:nomination":                   (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:add_group_recommendation":     (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:change_group_recommendation":  (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:book_report":                  (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:adopt":                        (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:board_decisions":              (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:answers":                      (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:meeting_answers":              (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:attendance":                   (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:minuting":                     (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:circulate":                    (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:agree":                        (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:correct_minute":               (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:correct_limb":                 (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:write_minute":                 (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:add_limbs":                    (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:write_limb":                   (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:decide_limb":                  (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:remove_limb":                  (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:catch_promise":                (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:withhold_minute":              (302, 405, 405, 405, 405, 405, 405, 405),
    "desk:declarations":                 (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:change_declaration":           (302, 404, 200, 404, 403, 403, 404, 403),
    "desk:ask_to_speak":                 (302, 404, 200, 404, 200, 403, 404, 403),
    "desk:answer_to_speak":              (302, 404, 200, 404, 404, 404, 404, 404),
}

#: A paper of an agenda that is not published, and a limb of minutes that are not circulated.
DRAFT = {
    "actions:paper":                     (302, 404, 200, 404, 404, 404, 404, 404),
    "actions:settle":                    (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:document":                     (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:print_document":               (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:document_pdf":                 (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:document_word":                (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:release_document":             (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:change_agenda_item":             (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:notice":                       (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:letter":                       (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:change_notice":                (302, 404, 200, 404, 404, 404, 404, 404),
    "desk:send_notice":                  (302, 404, 200, 404, 404, 404, 404, 404),
}

#: What only a button does: the answers to POST. Done, it leads back with a 302.
BUTTONS = {
    "people:invite":                     (302, 403, 302, 302, 403, 403, 403, 302),
    "people:reactivate":                 (302, 403, 403, 403, 403, 403, 403, 302),
    "packs:cancel":                      (302, 404, 302, 404, 404, 404, 404, 404),
    "desk:say_names":                    (302, 404, 302, 404, 404, 404, 404, 404),
    "desk:let_be_seen":                  (302, 404, 302, 404, 404, 404, 404, 404),
    "desk:say_pack_names":               (302, 404, 302, 404, 404, 404, 404, 404),
    "desk:take_back":                    (302, 404, 302, 404, 404, 404, 404, 404),
    "desk:forget_names":                 (302, 404, 302, 404, 404, 404, 404, 404),
    "packs:check_again":                 (302, 404, 302, 404, 404, 404, 404, 404),
    "desk:cancel_document":              (302, 404, 302, 404, 404, 404, 404, 404),
    "desk:catch_promise":                (302, 404, 302, 404, 404, 404, 404, 404),
    "desk:withhold_minute":              (302, 404, 302, 404, 404, 404, 404, 404),
    "desk:send_again":                   (302, 404, 302, 302, 404, 404, 404, 302),
    "desk:stop_following":               (302, 404, 302, 404, 404, 404, 404, 404),
    "desk:end_delegation":               (302, 404, 302, 302, 404, 404, 404, 302),
    "desk:end_view":                     (302, 302, 302, 302, 302, 302, 302, 302),
    "desk:revoke_token":                 (302, 302, 404, 404, 404, 404, 404, 302),
}
# fmt: on

TABLES = {"open": OPEN, "private": PRIVATE, "closed": CLOSED, "draft": DRAFT}
ROWS = [(place, page) for place, table in TABLES.items() for page in table]

#: Pages whose POST writes for those who may; nobody writes by any other.
WRITES = {
    "people:add_person", "people:change_person", "people:role",
    "people:merge", "people:my_details", "people:accept_invitation", "people:council",
    "people:import_people",
    "people:add_year", "people:change_year", "people:add_closure", "people:remove_closure",
    "people:add_directorate", "people:change_directorate", "people:add_body", "people:change_body",
    "meetings:open_board", "meetings:change_board", "desk:close_board", "meetings:seat",
    "meetings:appoint", "meetings:end_seat", "meetings:end_appointment",
    "actions:give_update", "actions:change_action", "actions:set_due", "actions:book_action",
    "actions:accept",
    "actions:send_back", "actions:pause", "actions:resume", "actions:withdraw", "actions:reopen",
    "actions:add_note", "actions:decide_later_date", "actions:open_action", "actions:settle",
    "actions:add_item", "actions:change_item", "actions:move_item", "actions:drop_item",
    "actions:carry_programme", "actions:publish_programme", "desk:my_calendar", "actions:planning",
    "actions:say_taken",
    "desk:my_tokens", "desk:view_as",
    "desk:my_mail", "desk:follow_board", "desk:follow_action", "desk:follow_recommendation",
    "desk:follow_search",
    "performance:note_progress", "performance:rate_for_board",
    "performance:add_measure", "performance:change_measure",
    "performance:enter_figures", "performance:correct_figure", "performance:breaks",
    "performance:change_recommendation", "performance:open_plan", "performance:change_plan",
    "performance:add_recommendation", "performance:sign_off", "performance:tie_sign_offs",
    "performance:change_sign_off", "performance:change_status", "performance:choose_measures",
    "performance:add_milestone", "performance:change_milestone", "performance:say_impact",
    "performance:add_evidence",
    "desk:set_aside", "desk:declarations", "desk:change_declaration", "desk:ask_to_speak", "desk:answer_to_speak",
    "desk:delegates", "desk:my_delegates", "desk:hand_over", "desk:deactivate",
    "packs:load", "packs:people", "packs:review",
    "desk:sheets", "desk:sheet", "desk:queue",
    "desk:meeting_documents", "desk:board_documents", "desk:release_document",
    "desk:document_look",
    "desk:call_meeting", "desk:change_meeting", "desk:move_meeting", "desk:cancel_meeting",
    "desk:start_agenda", "desk:number_agenda", "desk:add_agenda_item", "desk:take_up",
    "desk:change_agenda_item", "desk:move_agenda_item", "desk:remove_agenda_item",
    "desk:make_private", "desk:make_open", "desk:attach_paper", "desk:remove_paper",
    "desk:replace_paper", "desk:open_paper", "desk:hidden_paper", "packs:hidden",
    "desk:publish", "desk:watch_decision", "desk:change_decision", "people:change_rule",
    "desk:prepare_notices", "desk:change_notice", "desk:send_notice", "desk:receive_notice",
    "desk:publish_notice", "desk:answer_notice", "desk:answer_all",
    "desk:group_from_limb", "desk:set_up_group", "desk:change_group", "desk:group_members",
    "desk:ask_nomination", "desk:nomination", "desk:add_group_recommendation",
    "desk:change_group_recommendation", "desk:book_report", "desk:adopt",
    "desk:board_decisions",
    "desk:answers", "desk:meeting_answers",
    "desk:attendance", "desk:minuting", "desk:circulate", "desk:agree", "desk:write_minute",
    "desk:add_limbs", "desk:write_limb", "desk:decide_limb", "desk:remove_limb",
    "desk:correct_minute", "desk:correct_limb",
    *BUTTONS,
}  # fmt: skip


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with scenes.staged(django_db_blocker) as scene:
        yield scene


def test_every_page_is_in_the_table():
    assert set(scenes.patterns()) == set(OPEN)


def test_every_page_of_a_board_is_in_the_table_of_closed_boards():
    of_nobody = {
        "people:", "meetings:seats_of", "desk:delegates", "desk:end_delegation", "desk:stop_following", "desk:sitemap",
        "desk:revoke_token", "api:nothing",
        "desk:rehearsed", "desk:message", "desk:send_again", "desk:hand_over", "desk:own_calendar", "desk:deactivate",
    }  # fmt: skip
    of_a_board = {
        page
        for page, pattern in scenes.patterns().items()
        if pattern.converters and not page.startswith(tuple(of_nobody))
    }
    assert of_a_board == set(CLOSED)


@contextmanager
def writes():
    """Every statement that would change a row, but for the session's own."""
    seen = []

    def note(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql:
            seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield seen


def code(response):
    scenes.body(response)
    return response.status_code


def is_sent_to_sign_in(response):
    return response.headers.get("Location", "").startswith("/accounts/login/?next=")


@pytest.mark.parametrize(("place", "name"), ROWS)
def test_page_answers_each_person_and_changes_nothing(scene, place, name):
    where = address(name, getattr(scene, place))

    with writes() as written:
        answers = {who: browser.get(where) for who, browser in scene.clients.items()}

    assert tuple(code(answers[who]) for who in ACTORS) == TABLES[place][name]
    if answers["stranger"].status_code == 302:
        assert is_sent_to_sign_in(answers["stranger"])
    assert not written


#: Something for every field of every form, so that only the missing right can stop it.
FORM = {
    "name": "Changed", "title": "Changed", "text": "Changed", "asked": "Changed", "note": "Changed",
    "why": "Changed", "answer": "Changed", "changed": "Changed", "reason": "Changed",
    "what": "agenda", "audience": "members", "remove_logo": "on",
    "kind": "officer", "version": "1", "granted": "True", "rating": "red", "board_rating": "red",
    "email": "changed@example.org", "slug": "changed", "prefix": "XX", "capacity": "member",
    "is_public": "on", "clearing_days": "1", "meeting_minutes": "60",
    "request_days": "10", "briefing_days": "3", "often": "daily", "hour": "8", "colour": "#123456",
    "short_name": "Changed", "slot": "undated", "role": "coordinator", "shown_by": "Changed",
    "password1": "a long new password", "password2": "a long new password", "keep": "1",
    **{f"{name}_{n}": part for name in ("on", "due_to", "due_from", "review_on", "ends_on",
       "starts_on", "new_due", "due_on", "next_on") for n, part in enumerate(("1", "4", "2026"))},
}  # fmt: skip


@pytest.mark.parametrize(("place", "name"), ROWS)
def test_posting_without_the_right_is_refused_and_changes_nothing(scene, place, name):
    expected = dict(zip(ACTORS, BUTTONS.get(name, TABLES[place][name]), strict=True))
    where = address(name, getattr(scene, place))

    with writes() as written:
        for who, browser in scene.clients.items():
            may = expected[who] == 200 or (expected[who] == 302 and who != "stranger")
            if may and name in WRITES:
                continue
            answer = code(browser.post(where, FORM))
            # A page that only reads may say so to everybody, which tells nothing of what is there.
            assert answer == expected[who] or (answer == 405 and name not in WRITES), who

    assert not written


@pytest.mark.parametrize("who", ACTORS)
def test_what_is_seen_of_one_board_is_what_is_seen_of_all_there(scene, who):
    """`visible_on` asks less than `visible_to`, and finds the same rows."""
    reader = make.anew(scene.who[who]) if scene.who[who] else AnonymousUser()
    for board in Board.objects.visible_to(reader):
        for model in (Action, ProgrammeItem, Meeting):
            rows = model.objects.visible_to(reader).filter(board=board)
            seen = model.objects.visible_on(board, reader)
            assert {*seen.values_list("pk")} == {*rows.values_list("pk")}, (board, model)


@pytest.mark.parametrize("who", ACTORS)
def test_reference_data_is_kept_by_administrators_alone(scene, who):
    response = scene.clients[who].get("/admin/")

    assert response.status_code == (200 if who == "administrator" else 302)
