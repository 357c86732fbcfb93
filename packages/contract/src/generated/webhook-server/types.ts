// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

export interface paths {
    "/callbacks/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive order
         * @description Takes an order. The same order again is answered alike and changes nothing; a changed payload for a known id is kept as a revision.
         */
        post: operations["receiveOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/callbacks/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive error
         * @description Takes the report of a failed callback. One that names an order which never came in shows up under `/v1/lost-orders`.
         */
        post: operations["receiveError"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/callbacks/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive job
         * @description Takes a job.
         */
        post: operations["receiveJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders
         * @description Orders received, newest first.
         */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The platform's id of the order.
                 * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        /**
         * Get order
         * @description An order with its events, its updates, and everything reported for it so far.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/results": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The platform's id of the order.
                 * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report results
         * @description Takes the state that the order shall have: statuses, scores and reports of assessments and tests, in the form of the
         *     platform's PATCH. The server works out which updates lead there, stores them, and sends them in sequence. What was
         *     reported before is not sent again, so the same request may be repeated.
         *
         *     Nothing is stored unless all of it is possible: the body keeps the platform's limits, has no field that is not listed
         *     here (`unknown_field`: a misspelt one would be lost without a word), names no assessment and no attempt at a test twice
         *     (`duplicate_id`), and its report links ask for a login (else 400); the order knows the tests when single tests were ordered, and a legal sequence of updates leads there (else
         *     422, with one problem for each field).
         */
        post: operations["reportResults"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The platform's id of the order.
                 * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Erase personal data
         * @description Removes everything of an order that may hold personal data: the payloads as received, the updates with their scores and
         *     report links, errors about it, and the reasons of failed attempts. Ids, states and times stay, so that the same order
         *     delivered again is known and not handed over again. There is no way back, and nothing can be reported for the order any
         *     more. What was handed over to other systems, or sent to the platform, is not touched.
         *
         *     While something of the order waits to be done or decided, the answer is 409 and says what; with `force=true` it is
         *     given up instead. May be repeated.
         */
        delete: operations["erasePersonalData"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lost-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List lost orders
         * @description Orders that an error callback names although they never came in, newest first: the platform could not deliver them.
         *     One that comes in later disappears from the list.
         *
         *     What an error callback contains is not published. The order id is taken from a field that is called `orderId`, in any
         *     spelling of upper and lower case, at the top of the body or in an object or list inside it, the outermost first. An
         *     error that names its order in any other way, for example within a sentence, is stored and handed over like every
         *     error, but cannot be listed here: an empty list is no proof that nothing was lost.
         */
        get: operations["listLostOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description Callbacks in the inbox, newest first. Those whose personal data was erased are among them, with the time of it; what is counted as a dead letter elsewhere is only what can still be replayed.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay events
         * @description Hands many events over once more, oldest first, each with the same id as before, its attempts counted anew, and marked
         *     as replayed. Every field of the request narrows the choice; without any, all dead letters are replayed.
         *
         *     So that your system is not flooded, the orders become ready one after the other, `perSecond` events in each second on
         *     average. Three things can be quicker or slower than that: events of one order follow each other without a pause, an
         *     order that has other work goes on with it at once, and nothing is handed over faster than your system answers. What
         *     comes in anew for an order waits behind its replayed events.
         *
         *     When the database goes away in the middle, the answer is 503 although a part may be on its way; the same request can
         *     be repeated.
         */
        post: operations["replayEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the event.
                 * @example evt_0f3c5a7be1d24c6f
                 */
                eventId: components["parameters"]["EventId"];
            };
            cookie?: never;
        };
        /**
         * Get event
         * @description One event with its payload as it came in and every failed attempt to hand it over.
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{eventId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the event.
                 * @example evt_0f3c5a7be1d24c6f
                 */
                eventId: components["parameters"]["EventId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay event
         * @description Hands an event over once more, with the same id, its attempts counted anew, and marked as replayed. A dead letter, or,
         *     when asked for by `state`, one that was handed over; any other is refused with 409.
         */
        post: operations["replayEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List updates
         * @description Updates in the outbox, newest first. Those whose personal data was erased are among them, with the time of it; nothing can be decided about them any more, and they are not counted among those that wait for a decision.
         */
        get: operations["listUpdates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/updates/{updateId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the update.
                 * @example upd_01jh3v8k2m
                 */
                updateId: components["parameters"]["UpdateId"];
            };
            cookie?: never;
        };
        /**
         * Get update
         * @description An update with every attempt to send it.
         */
        get: operations["getUpdate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/updates/{updateId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the update.
                 * @example upd_01jh3v8k2m
                 */
                updateId: components["parameters"]["UpdateId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm update
         * @description For an update in doubt: somebody looked at the platform, and the reports are there. It becomes `delivered`; nothing is
         *     sent. 409 for every other state.
         */
        post: operations["confirmUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/updates/{updateId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the update.
                 * @example upd_01jh3v8k2m
                 */
                updateId: components["parameters"]["UpdateId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard update
         * @description For a refused update: it is given up for good, does not count as reported, and the order goes on with what follows.
         *     What follows was planned on it, so the platform may refuse that, too. 409 for every other state.
         */
        post: operations["discardUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/updates/{updateId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the update.
                 * @example upd_01jh3v8k2m
                 */
                updateId: components["parameters"]["UpdateId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry update
         * @description A refused update is sent once more, before the others of its order that wait behind it. Of an update in doubt its
         *     reports are sent again, and nothing else.
         *
         *     409 for every other state, and
         *
         *     - `later_updates_sent`: results reported since then were sent already; the old ones would overwrite them;
         *     - `order_stopped`: another update of the order is refused and has to be decided first.
         */
        post: operations["retryUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get overview
         * @description How the server is, at a glance. Everything about the process (`startedAt`, `uptimeSeconds`, `platform`) is that of the
         *     replica that answers; everything else is in the database and the same for all of them.
         *
         *     Counts are kept for a moment instead of being counted anew for everyone who asks: `countedAt` says when it was.
         */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description The process is alive.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readiness
         * @description The database answers and the workers run. That updates are held back shows in `sending` and does not make the server
         *     unready: orders still come in.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics
         * @description Numbers for Prometheus, in its text format. There are no ids and nothing about people in them.
         *
         *     Open like `/healthz`, unless `METRICS_TOKEN` is set; then it has to come as bearer token.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A test that was ordered. */
        OrderedTest: {
            /** @description The partner's id of the test. */
            testId?: string;
        };
        /** @description The recruiter or HR user who ordered. */
        Requester: {
            /** @description First name. */
            firstName?: string | null;
            /** @description Last name. */
            lastName?: string | null;
            /** @description Work e-mail address. `null` when there is none, since September 2025. */
            email?: string | null;
            /**
             * Format: date-time
             * @description Presumably when the requester certified a permissible use. Comes with up to seven fractional digits.
             */
            certificationDateTime?: string | null;
        };
        /** @description The candidate or employee who is assessed. */
        Assessee: {
            /** @description Title; its format is not known. */
            title?: string | null;
            /** @description First name. */
            firstName?: string | null;
            /** @description Middle name. */
            middleName?: string | null;
            /** @description Last name. */
            lastName?: string | null;
            /** @description E-mail address for the invitation. */
            email?: string | null;
            /** @description Mobile number. One partner reports that it never gets one. */
            mobile?: string | null;
            /** @description Location; its format is not known. */
            location?: string | null;
        };
        /**
         * @description An order for one package and one assessee. Names come from the sample of the overview; no page gives limits or says
         *     which fields may be `null` or absent.
         */
        AssessmentOrder: {
            /** @description The platform's id of the order. Results are reported under it, and it is the only thing that tells a repeated delivery. */
            orderId: string;
            /** @description The partner's id of the ordered package. */
            packageId: string;
            /** @description The company that ordered; used in the path when results are reported. */
            companyId: string;
            /** @description The ordered tests, when orders are placed by test; otherwise empty or absent. */
            tests?: components["schemas"]["OrderedTest"][] | null;
            /** @description The job (requisition) the order belongs to; probably `null` for employees. */
            jobId?: string | null;
            /** @description One of the active billing codes of the company's subscription, chosen per job. */
            billingCode?: string | null;
            /** @description Location of the job; its format is not known. */
            location?: string | null;
            /** @description Who ordered. */
            requester?: components["schemas"]["Requester"] | null;
            /** @description Who is to be assessed. */
            assessee?: components["schemas"]["Assessee"] | null;
        };
        /** @description A new order. */
        OrderCallback: {
            assessmentOrder: components["schemas"]["AssessmentOrder"];
        };
        /** @description The callback is kept. */
        Taken: {
            /**
             * @description `stored` for a new one, `duplicate` for the same again, `revised` for a known id with a changed payload.
             * @enum {string}
             */
            outcome: "stored" | "duplicate" | "revised";
        };
        /** @description One problem of a request. */
        FieldError: {
            /** @description The field in question. May have blanks around it. */
            Fields?: string | null;
            /** @description For programs. Known are `field_required` and `greater_then` (spelled so); the full list is not public. */
            Code: string;
            /** @description For people. */
            Message: string;
        };
        /** @description Why a request was refused. Quote `CorrelationId` to support. */
        ErrorList: {
            /** @description Id of this request in the platform's logs. */
            CorrelationId: string;
            /**
             * Format: int32
             * @description How many problems there are.
             */
            Count: number;
            /** @description One entry for each problem. */
            Values: components["schemas"]["FieldError"][];
        };
        /** @description What went wrong. */
        ServerErrorValue: {
            /** @description For programs, for example `internal_error`. */
            Code: string;
            /** @description For people. */
            Message: string;
        };
        /** @description The platform failed. Quote `CorrelationId` to support. */
        ServerError: {
            /** @description Id of this request in the platform's logs. */
            CorrelationId: string;
            Value: components["schemas"]["ServerErrorValue"];
        };
        /**
         * @description The platform could not deliver an order, in the format of its error bodies. Which of the two formats is used, and whether
         *     the order is named, is not known: every field may be absent, and unknown ones are allowed.
         */
        CallbackFailure: {
            /** @description Id of the failed delivery in the platform's logs. */
            CorrelationId?: string;
            /**
             * Format: int32
             * @description How many problems there are, in the format of 4xx answers.
             */
            Count?: number;
            /** @description One entry for each problem, in the format of 4xx answers. */
            Values?: components["schemas"]["FieldError"][];
            Value?: components["schemas"]["ServerErrorValue"];
        } & {
            [key: string]: unknown;
        };
        /**
         * @description A job that was created, or whose status changed. No page that could be read shows the fields, so everything is allowed.
         *     Keep what arrives as it is.
         */
        JobCallback: {
            [key: string]: unknown;
        };
        /**
         * @description `pending` waits for its hand-over or is being handed over, `handed_over` is done, `dead` was given up and can be
         *     replayed.
         * @enum {string}
         */
        EventState: "pending" | "handed_over" | "dead";
        /** @description An order that came in, and what was reported for it. */
        ReceivedOrder: {
            /** @description The platform's id of the order. */
            orderId: string;
            /** @description The company that ordered. */
            companyId: string;
            /** @description The ordered package. */
            packageId: string;
            /**
             * Format: date-time
             * @description When the first delivery was stored.
             */
            receivedAt: string;
            /**
             * Format: date-time
             * @description When the newest payload was stored.
             */
            revisedAt: string;
            /**
             * Format: int32
             * @description 1, and one more for each changed payload.
             */
            revision: number;
            state: components["schemas"]["EventState"];
            /**
             * Format: date-time
             * @description When its personal data was erased; of the payload only ids are left then. Otherwise `null`.
             */
            personalDataErasedAt: string | null;
            assessmentOrder: components["schemas"]["AssessmentOrder"];
        };
        /** @description Send it as `cursor` for the next page; `null` on the last one. */
        NextCursor: string | null;
        /** @description A page of orders. */
        OrderPage: {
            /** @description Newest first. */
            items: components["schemas"]["ReceivedOrder"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description `order.placed`, `order.changed` (a changed payload for a known order), `job.received`, `error.received`.
         * @enum {string}
         */
        EventType: "order.placed" | "order.changed" | "job.received" | "error.received";
        /** @description A callback in the inbox. */
        Event: {
            /** @description Stable for ever; the `webhook-id` of every hand-over of this event. */
            id: string;
            type: components["schemas"]["EventType"];
            /** @description The order it belongs to; `null` for jobs and for errors that name none. */
            orderId: string | null;
            /** @description The company it belongs to, if known. */
            companyId: string | null;
            /**
             * Format: int32
             * @description Number of the payload.
             */
            revision: number;
            state: components["schemas"]["EventState"];
            /**
             * Format: int32
             * @description How often a hand-over was tried.
             */
            attempts: number;
            /** @description Why the last hand-over failed. */
            lastError: string | null;
            /**
             * Format: date-time
             * @description When it was stored.
             */
            receivedAt: string;
            /**
             * Format: date-time
             * @description When it was handed over or given up.
             */
            settledAt: string | null;
            /**
             * Format: date-time
             * @description When its personal data was erased; nothing is left that could be handed over then. Otherwise `null`.
             */
            personalDataErasedAt: string | null;
        };
        /**
         * @description - `queued`: waits for its turn, or for its next attempt.
         *     - `sending`: is on its way to the platform right now.
         *     - `delivered`: was taken by the platform, or somebody confirmed that it was.
         *     - `refused`: was refused for good; the order stops until somebody decides.
         *     - `in_doubt`: was taken without its reports, after an answer that left open whether they had arrived.
         *     - `discarded`: was refused and given up by somebody; what was planned after it goes on.
         * @enum {string}
         */
        UpdateState: "queued" | "sending" | "delivered" | "refused" | "in_doubt" | "discarded";
        /**
         * @description A report at the partner. The link must ask for a login or check the viewer in another way; links that carry their own
         *     permission are not supported.
         */
        Report: {
            /** @description Name of the report. */
            name?: string | null;
            /** @description Where the report can be seen in the partner's application. */
            url?: string | null;
        };
        /**
         * @description Status of an assessment (battery).
         *
         *     - `Ordered`: nothing has happened yet. The default; the partner need not send it.
         *     - `WaitingOnAssessee`: the invitation was sent.
         *     - `InProgress`: at least one test was started.
         *     - `Hold`: more information is needed from the assessee.
         *     - `Complete`: all tests are done and a report is available.
         *     - `CompleteReview`: all tests are taken, some but not all are flagged for a retest.
         *     - `RetestRecommended`: all tests are recommended for a retest.
         *     - `Expired`: never started, or never finished. Counts as completed.
         * @enum {string}
         */
        AssessmentStatusValue: "Ordered" | "WaitingOnAssessee" | "InProgress" | "Hold" | "Complete" | "CompleteReview" | "RetestRecommended" | "Expired";
        /** @description Status of an assessment, and since when. */
        AssessmentStatus: {
            value: components["schemas"]["AssessmentStatusValue"];
            /**
             * Format: date-time
             * @description When the status changed, at the partner.
             */
            updatedAt: string;
        };
        /** @description Score of one attempt at a test. */
        TestScore: {
            /** @description The score. */
            value: string;
            /** @description What the score means for this job. */
            description?: string | null;
            /**
             * Format: int32
             * @description Which attempt this is. The partner counts.
             */
            attempt: number;
            /** @description Reports of this attempt. Added to the ones already there. */
            reports?: components["schemas"]["Report"][] | null;
        };
        /**
         * @description Status of a test.
         *
         *     - `Pending`: nothing has happened yet. The default; the partner need not send it.
         *     - `Ordered`: accepted on the wire; no page says what it means for a test.
         *     - `InProgress`: the assessee has started.
         *     - `Hold`: more information is needed.
         *     - `Complete`: done.
         *     - `RetestRecommended`: the partner recommends to take it again.
         *     - `Expired`: the invitation ran out.
         * @enum {string}
         */
        TestStatusValue: "Pending" | "Ordered" | "InProgress" | "Hold" | "Complete" | "RetestRecommended" | "Expired";
        /** @description Status of a test, and since when. */
        TestStatus: {
            value: components["schemas"]["TestStatusValue"];
            /**
             * Format: date-time
             * @description When the status changed, at the partner.
             */
            updatedAt: string;
        };
        /** @description Status and score of one test. A score names the attempt it belongs to. */
        TestResult: {
            /** @description Id of the test, as published in the package. */
            id: string;
            /** @description Score of one attempt. */
            score?: components["schemas"]["TestScore"] | null;
            /** @description Status of the test. */
            testStatus?: components["schemas"]["TestStatus"] | null;
        };
        /** @description Score, reports and tests of an assessment. */
        AssessmentResults: {
            /** @description Score of the assessment, made from one or more tests. */
            score?: string | null;
            /** @description What the score means. */
            scoreDescription?: string | null;
            /** @description Reports of the assessment. */
            reports?: components["schemas"]["Report"][] | null;
            /** @description Results by test. */
            tests?: components["schemas"]["TestResult"][] | null;
        };
        /** @description Status and results of one assessment (battery) of the order. */
        AssessmentUpdate: {
            /** @description Id of the assessment, as published in the package. */
            assessmentId: string;
            assessmentStatus?: components["schemas"]["AssessmentStatus"];
            assessmentResults?: components["schemas"]["AssessmentResults"];
        };
        /**
         * @description New statuses, scores and reports of an order. Only what is sent changes: fields and arrays left out stay as they were.
         *
         *     - Each new pair of test id and attempt makes a new attempt; a known pair is updated.
         *     - Reports of a known attempt are added to the ones already there. Sending one twice shows it twice.
         *     - An assessment may become `Complete`, `CompleteReview` or `Expired` only when each of its tests is `Complete`,
         *       `RetestRecommended` or `Expired`.
         */
        OrderUpdate: {
            /** @description The partner's own id, for troubleshooting. */
            partnerTrackingId?: string | null;
            /** @description Whether the assessee met what the job asks for. */
            overallScore?: string | null;
            /** @description What the overall score means. */
            overallScoreDescription?: string | null;
            /** @description Combined reports of all assessments of the package. */
            overallReports?: components["schemas"]["Report"][] | null;
            /** @description Results by assessment (battery). */
            assessments?: components["schemas"]["AssessmentUpdate"][] | null;
        };
        /** @description A PATCH in the outbox. */
        Update: {
            /** @description Stable for ever. */
            id: string;
            /** @description The order it belongs to. */
            orderId: string;
            /** @description The company of the order. */
            companyId: string | null;
            state: components["schemas"]["UpdateState"];
            /**
             * Format: int32
             * @description How often it was sent since it was accepted, or since somebody let it be sent again.
             */
            attempts: number;
            /** @description Why the last attempt failed. */
            lastError: string | null;
            /** @description The platform's id of the last refused or failed attempt, to be quoted to its support. */
            correlationId: string | null;
            body: components["schemas"]["OrderUpdate"];
            /**
             * Format: date-time
             * @description When it was accepted.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it came into a state in which nothing is sent any more; `null` while it is queued or being sent.
             */
            settledAt: string | null;
            /**
             * Format: date-time
             * @description When its personal data was erased; nothing is left that could be sent then. Otherwise `null`.
             */
            personalDataErasedAt: string | null;
        };
        /** @description An order with its events and updates. */
        OrderDetail: {
            /** @description The platform's id of the order. */
            orderId: string;
            /** @description The company that ordered. */
            companyId: string;
            /** @description The ordered package. */
            packageId: string;
            /**
             * Format: date-time
             * @description When the first delivery was stored.
             */
            receivedAt: string;
            /**
             * Format: date-time
             * @description When the newest payload was stored.
             */
            revisedAt: string;
            /**
             * Format: int32
             * @description 1, and one more for each changed payload.
             */
            revision: number;
            state: components["schemas"]["EventState"];
            /**
             * Format: date-time
             * @description When its personal data was erased; of the payload only ids are left then. Otherwise `null`.
             */
            personalDataErasedAt: string | null;
            assessmentOrder: components["schemas"]["AssessmentOrder"];
            /** @description All accepted updates put together, whether or not they have left yet. */
            reported: {
                [key: string]: unknown;
            };
            /** @description Callbacks of this order, oldest first. */
            events: components["schemas"]["Event"][];
            /** @description Updates of this order, oldest first. */
            updates: components["schemas"]["Update"][];
        };
        /** @description The updates that lead to the desired state, in the sequence in which they leave. */
        ResultsAccepted: {
            /** @description The order. */
            orderId: string;
            /** @description Empty when everything was reported before. */
            updates: components["schemas"]["Update"][];
        };
        /** @description An order without personal data. */
        ErasedOrder: {
            /** @description The platform's id of the order. */
            orderId: string;
            /**
             * Format: date-time
             * @description When its personal data was erased.
             */
            personalDataErasedAt: string;
        };
        /** @description An order that never came in, as far as error callbacks tell of it. */
        LostOrder: {
            /** @description The id in the error callback. */
            orderId: string;
            /** @description The company, if the error callback names one. */
            companyId: string | null;
            /** @description The first error callback that names the order. */
            eventId: string;
            /**
             * Format: date-time
             * @description When the first error callback was stored.
             */
            reportedAt: string;
            /**
             * Format: date-time
             * @description When the last error callback was stored.
             */
            lastReportedAt: string;
            /**
             * Format: int32
             * @description How many error callbacks name it.
             */
            errors: number;
            state: components["schemas"]["EventState"];
        };
        /** @description A page of lost orders. */
        LostOrderPage: {
            /** @description Newest first. */
            items: components["schemas"]["LostOrder"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description A page of events. */
        EventPage: {
            /** @description Newest first. */
            items: components["schemas"]["Event"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description `dead` replays what was given up. `handed_over` replays what your system has taken already, for example because it lost
         *     it.
         * @default dead
         * @enum {string}
         */
        ReplayableState: "dead" | "handed_over";
        /**
         * @description Which events to replay. An event must fit all fields given. Events in state `handed_over` have to be named: by
         *     `eventIds`, by `orderIds`, or by both `receivedFrom` and `receivedTo`.
         */
        ReplayRequest: {
            state?: components["schemas"]["ReplayableState"];
            /** @description Only these events. */
            eventIds?: string[];
            /** @description Only events of these orders. */
            orderIds?: string[];
            type?: components["schemas"]["EventType"];
            /** @description Only events of this company. */
            companyId?: string;
            /**
             * Format: date-time
             * @description Only events stored at this time or later.
             */
            receivedFrom?: string;
            /**
             * Format: date-time
             * @description Only events stored before this time.
             */
            receivedTo?: string;
            /**
             * Format: int32
             * @description How many events in each second, on average.
             * @default 10
             */
            perSecond: number;
            /**
             * Format: int32
             * @description How many events at most, the oldest first.
             * @default 10000
             */
            limit: number;
        };
        /** @description What came of a replay of many. */
        Replayed: {
            /**
             * Format: int32
             * @description How many events are on their way again.
             */
            events: number;
            /** @description Whether `limit` was reached; the same request replays the next ones, if there are any. */
            more: boolean;
            /**
             * Format: date-time
             * @description When the last of them becomes ready; `null` when there is none.
             */
            lastReadyAt: string | null;
        };
        /** @description An attempt that failed. */
        FailedAttempt: {
            /**
             * Format: int32
             * @description Its place among all failed attempts; goes on after a replay.
             */
            number: number;
            /**
             * Format: int32
             * @description Which attempt it was since the last replay. A gap is an attempt that was cut off when its process ended.
             */
            attempt: number;
            /**
             * Format: date-time
             * @description When it failed.
             */
            failedAt: string;
            /** @description Why. */
            reason: string;
            /**
             * Format: int32
             * @description The HTTP status that was answered, if any.
             */
            status: number | null;
            /** @description The platform's id of the attempt, if it gave one. */
            correlationId: string | null;
        };
        /** @description A callback in the inbox with all that is known about it. */
        EventDetail: {
            /** @description Stable for ever; the `webhook-id` of every hand-over of this event. */
            id: string;
            type: components["schemas"]["EventType"];
            /** @description The order it belongs to; `null` for jobs and for errors that name none. */
            orderId: string | null;
            /** @description The company it belongs to, if known. */
            companyId: string | null;
            /**
             * Format: int32
             * @description Number of the payload.
             */
            revision: number;
            state: components["schemas"]["EventState"];
            /**
             * Format: int32
             * @description How often a hand-over was tried.
             */
            attempts: number;
            /** @description Why the last hand-over failed. */
            lastError: string | null;
            /**
             * Format: date-time
             * @description When it was stored.
             */
            receivedAt: string;
            /**
             * Format: date-time
             * @description When it was handed over or given up.
             */
            settledAt: string | null;
            /**
             * Format: date-time
             * @description When its personal data was erased; nothing is left that could be handed over then. Otherwise `null`.
             */
            personalDataErasedAt: string | null;
            /** @description Whether a person had it handed over once more, as the handler is told, too. */
            replayed: boolean;
            /** @description The body of the callback, unknown fields included. */
            payload: {
                [key: string]: unknown;
            };
            /** @description Why attempts failed, oldest first; those before a replay included. The newest 1,000 are kept. */
            failedAttempts: components["schemas"]["FailedAttempt"][];
        };
        /** @description A page of updates. */
        UpdatePage: {
            /** @description Newest first. */
            items: components["schemas"]["Update"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description - `under_way`: is being sent right now.
         *     - `taken`: the platform took the update.
         *     - `taken_without_reports`: the platform took it, but its reports were left out; whether they had arrived before is in doubt.
         *     - `refused`: the platform refused it for good.
         *     - `postponed`: the platform did not act on it; it is sent again later, unchanged.
         *     - `held_back`: the platform asked everybody to slow down, or refused the client itself; all orders wait.
         *     - `no_clear_answer`: nobody can tell whether the platform acted on it; it is sent again without its reports.
         *     - `cut_off`: the process that sent it ended, or lost its lease; treated like `no_clear_answer`.
         * @enum {string}
         */
        AttemptOutcome: "under_way" | "taken" | "taken_without_reports" | "refused" | "postponed" | "held_back" | "no_clear_answer" | "cut_off";
        /** @description One attempt to send an update. */
        UpdateAttempt: {
            /**
             * Format: int32
             * @description Counted anew each time somebody lets the update be sent again.
             */
            attempt: number;
            outcome: components["schemas"]["AttemptOutcome"];
            /**
             * Format: date-time
             * @description When it ended; `null` while it is under way, and when it was cut off.
             */
            at: string | null;
            /** @description Why it failed, or what is left open. */
            reason: string | null;
            /**
             * Format: int32
             * @description The HTTP status that the platform answered; `null` when no answer came.
             */
            status: number | null;
            /** @description The platform's id of this attempt, to be quoted to its support. */
            correlationId: string | null;
        };
        /** @description A PATCH in the outbox, with every attempt to send it. */
        UpdateDetail: {
            /** @description Stable for ever. */
            id: string;
            /** @description The order it belongs to. */
            orderId: string;
            /** @description The company of the order. */
            companyId: string | null;
            state: components["schemas"]["UpdateState"];
            /**
             * Format: int32
             * @description How often it was sent since it was accepted, or since somebody let it be sent again.
             */
            attempts: number;
            /** @description Why the last attempt failed. */
            lastError: string | null;
            /** @description The platform's id of the last refused or failed attempt, to be quoted to its support. */
            correlationId: string | null;
            body: components["schemas"]["OrderUpdate"];
            /**
             * Format: date-time
             * @description When it was accepted.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it came into a state in which nothing is sent any more; `null` while it is queued or being sent.
             */
            settledAt: string | null;
            /**
             * Format: date-time
             * @description When its personal data was erased; nothing is left that could be sent then. Otherwise `null`.
             */
            personalDataErasedAt: string | null;
            /** @description Every attempt, oldest first; of very many the newest 1,000 that failed. */
            history: components["schemas"]["UpdateAttempt"][];
        };
        /** @description Events by state. */
        EventCounts: {
            /**
             * Format: int64
             * @description Wait, or are being handed over.
             */
            pending: number;
            /**
             * Format: int64
             * @description Were taken by the partner's system; null while they have not been counted yet.
             */
            handedOver: number | null;
            /**
             * Format: int64
             * @description Were given up; they can be replayed.
             */
            dead: number;
            /**
             * Format: date-time
             * @description When the oldest event that waits was received.
             */
            oldestPendingAt: string | null;
            /** @description How long the oldest event that can be handed over has been waiting, in seconds; 0 when there is none. */
            lagSeconds: number;
        };
        /** @description Updates by state. */
        UpdateCounts: {
            /**
             * Format: int64
             * @description Wait, or are being sent.
             */
            queued: number;
            /**
             * Format: int64
             * @description Were taken by the platform; null while they have not been counted yet.
             */
            delivered: number | null;
            /**
             * Format: int64
             * @description Were refused by the platform.
             */
            refused: number;
            /**
             * Format: int64
             * @description Were taken without their reports, which may have arrived before.
             */
            inDoubt: number;
            /**
             * Format: date-time
             * @description When the oldest update that waits was accepted, those of stopped orders included.
             */
            oldestQueuedAt: string | null;
            /** @description How long the oldest update that can be sent has been waiting, in seconds, those of stopped orders not included; 0 when there is none. */
            lagSeconds: number;
        };
        /** @description Whether updates leave for the platform. */
        Sending: {
            /**
             * @description `on`, or `held_back`: no update leaves, none is refused because of it, and from time to time one tries.
             * @enum {string}
             */
            state: "on" | "held_back";
            /**
             * @description `rate_limited`: the platform asked to slow down. `client_refused`: it refuses the client itself, because of its
             *     credentials, its address or its version.
             * @enum {string|null}
             */
            reason: "rate_limited" | "client_refused" | null;
            /** @description A sentence. */
            message: string | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            since: string | null;
        };
        /** @description What the last call of this process to the platform came to. */
        PlatformContact: {
            /** @description Whether the last call got an answer below 500; null before the first one. */
            reachable: boolean | null;
            /**
             * Format: date-time
             * @description When it ended.
             */
            lastCallAt: string | null;
            /**
             * Format: int32
             * @description The status it got; null when there was no answer.
             */
            lastStatus: number | null;
        };
        /** @description How the server is, at a glance. */
        Overview: {
            /** @description Version of the webhook server. */
            version: string;
            /**
             * @description Kind of the database.
             * @enum {string}
             */
            store: "sqlite" | "postgres";
            /** @description Whether names, addresses and numbers of people are encrypted in the database. */
            encryption: boolean;
            /**
             * Format: date-time
             * @description When this process began to take requests.
             */
            startedAt: string;
            /**
             * Format: int32
             * @description Since `startedAt`, in seconds.
             */
            uptimeSeconds: number;
            /** @description Whether the process is about to end. */
            stopping: boolean;
            events: components["schemas"]["EventCounts"];
            updates: components["schemas"]["UpdateCounts"];
            sending: components["schemas"]["Sending"];
            /**
             * Format: int32
             * @description Orders whose updates wait because the platform refused one.
             */
            stoppedOrders: number;
            /**
             * Format: int32
             * @description Orders that an error callback names although they never came in.
             */
            lostOrders: number;
            /**
             * Format: date-time
             * @description When the newest callback was accepted.
             */
            lastCallbackAt: string | null;
            /**
             * Format: date-time
             * @description When the platform last took an update.
             */
            lastDeliveredAt: string | null;
            platform: components["schemas"]["PlatformContact"];
            /**
             * Format: date-time
             * @description When the counts were made; those of `handedOver` and `delivered` may be up to a few minutes older.
             */
            countedAt: string;
        };
        /** @description State of the server. */
        Health: {
            /**
             * @description `ok` or `unavailable`.
             * @enum {string}
             */
            status: "ok" | "unavailable";
            /**
             * @description Kind of the database.
             * @enum {string}
             */
            store?: "sqlite" | "postgres";
            sending?: components["schemas"]["Sending"];
        };
    };
    responses: {
        /** @description The body or a parameter breaks a rule. Nothing was stored. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The key or the token is missing or wrong. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The body is not JSON, or says that it is not. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The database is away or too slow. Send the same again later; what was stored all the same is not stored twice. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServerError"];
            };
        };
        /** @description Any other refusal, in the same format. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description The server failed. Whether anything was stored is not known. */
        Failure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServerError"];
            };
        };
        /** @description There is no such resource. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /** @description Its state does not allow this. */
        NotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
        /**
         * @description There is no legal way to the desired state; each problem names a field and says what is missing. Or the idempotency key
         *     belongs to another request. Nothing was stored.
         */
        NotPossible: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorList"];
            };
        };
    };
    parameters: {
        /**
         * @description The `nextCursor` of the page before.
         * @example 120
         */
        Cursor: string;
        /**
         * @description How many items at most.
         * @example 50
         */
        Limit: number;
        /**
         * @description The platform's id of the order.
         * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
         */
        OrderId: string;
        /**
         * @description Makes it safe to send the same request again: 1 to 255 visible ASCII characters, for example a UUID. The key is stored
         *     together with the updates it led to. The same key with the same order and body gets the same updates in answer, whatever
         *     happened in between; with another order or body it is refused with 422 (`idempotency_key_reused`), as the IETF's draft of
         *     this header says. A key is kept for at least 24 hours. A request that was refused leaves no key behind.
         * @example 6f1c3a52-0b8e-4f0b-9d7f-2a4c6e8b1d30
         */
        IdempotencyKey: string;
        /**
         * @description Id of the event.
         * @example evt_0f3c5a7be1d24c6f
         */
        EventId: string;
        /**
         * @description Id of the update.
         * @example upd_01jh3v8k2m
         */
        UpdateId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    receiveOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderCallback"];
            };
        };
        responses: {
            /** @description On disk. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Taken"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            415: components["responses"]["UnsupportedMediaType"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    receiveError: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallbackFailure"];
            };
        };
        responses: {
            /** @description On disk. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Taken"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            415: components["responses"]["UnsupportedMediaType"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    receiveJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobCallback"];
            };
        };
        responses: {
            /** @description On disk. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Taken"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            415: components["responses"]["UnsupportedMediaType"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /**
                 * @description The `nextCursor` of the page before.
                 * @example 120
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description How many items at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The platform's id of the order.
                 * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    reportResults: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the same request again: 1 to 255 visible ASCII characters, for example a UUID. The key is stored
                 *     together with the updates it led to. The same key with the same order and body gets the same updates in answer, whatever
                 *     happened in between; with another order or body it is refused with 422 (`idempotency_key_reused`), as the IETF's draft of
                 *     this header says. A key is kept for at least 24 hours. A request that was refused leaves no key behind.
                 * @example 6f1c3a52-0b8e-4f0b-9d7f-2a4c6e8b1d30
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The platform's id of the order.
                 * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderUpdate"];
            };
        };
        responses: {
            /** @description Stored; the updates leave one after the other. */
            202: {
                headers: {
                    /** @description `true` when the key was known: the updates are those of the first request, in their present states. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultsAccepted"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NotAllowed"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["NotPossible"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    erasePersonalData: {
        parameters: {
            query?: {
                /**
                 * @description Whether to give up what waits.
                 * @example false
                 */
                force?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The platform's id of the order.
                 * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Erased. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasedOrder"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NotAllowed"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listLostOrders: {
        parameters: {
            query?: {
                /**
                 * @description The `nextCursor` of the page before.
                 * @example 120
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description How many items at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LostOrderPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /**
                 * @description Only events in this state.
                 * @example dead
                 */
                state?: components["schemas"]["EventState"];
                /**
                 * @description Only events of this order.
                 * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
                 */
                orderId?: string;
                /**
                 * @description The `nextCursor` of the page before.
                 * @example 120
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description How many items at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    replayEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayRequest"];
            };
        };
        responses: {
            /** @description On their way again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replayed"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            415: components["responses"]["UnsupportedMediaType"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the event.
                 * @example evt_0f3c5a7be1d24c6f
                 */
                eventId: components["parameters"]["EventId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDetail"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    replayEvent: {
        parameters: {
            query?: {
                /**
                 * @description The state it must have.
                 * @example dead
                 */
                state?: components["schemas"]["ReplayableState"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the event.
                 * @example evt_0f3c5a7be1d24c6f
                 */
                eventId: components["parameters"]["EventId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NotAllowed"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    listUpdates: {
        parameters: {
            query?: {
                /**
                 * @description Only updates in this state.
                 * @example refused
                 */
                state?: components["schemas"]["UpdateState"];
                /**
                 * @description Only updates of this order.
                 * @example 5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10
                 */
                orderId?: string;
                /**
                 * @description The `nextCursor` of the page before.
                 * @example 120
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description How many items at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    getUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the update.
                 * @example upd_01jh3v8k2m
                 */
                updateId: components["parameters"]["UpdateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The update. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateDetail"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    confirmUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the update.
                 * @example upd_01jh3v8k2m
                 */
                updateId: components["parameters"]["UpdateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delivered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Update"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NotAllowed"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    discardUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the update.
                 * @example upd_01jh3v8k2m
                 */
                updateId: components["parameters"]["UpdateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Discarded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Update"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NotAllowed"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    retryUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the update.
                 * @example upd_01jh3v8k2m
                 */
                updateId: components["parameters"]["UpdateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Update"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["NotAllowed"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The overview. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            401: components["responses"]["Unauthorized"];
            503: components["responses"]["Unavailable"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process is alive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Not now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The database answers and the workers run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Not now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failure"];
        };
    };
}
