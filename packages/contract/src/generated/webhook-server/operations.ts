// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

/** Every operation by its `operationId`, in the sequence of the document. */
export const operationTable = {
  "receiveOrder": {
    "method": "post",
    "path": "/callbacks/orders",
    "tag": "Callback",
    "summary": "Receive order",
    "security": [
      "callbackApiKey"
    ],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "receiveError": {
    "method": "post",
    "path": "/callbacks/errors",
    "tag": "Callback",
    "summary": "Receive error",
    "security": [
      "callbackApiKey"
    ],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "receiveJob": {
    "method": "post",
    "path": "/callbacks/jobs",
    "tag": "Callback",
    "summary": "Receive job",
    "security": [
      "callbackApiKey"
    ],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "listOrders": {
    "method": "get",
    "path": "/v1/orders",
    "tag": "Order",
    "summary": "List orders",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "getOrder": {
    "method": "get",
    "path": "/v1/orders/{orderId}",
    "tag": "Order",
    "summary": "Get order",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": [
      "orderId"
    ]
  },
  "reportResults": {
    "method": "post",
    "path": "/v1/orders/{orderId}/results",
    "tag": "Order",
    "summary": "Report results",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": [
      "orderId"
    ]
  },
  "erasePersonalData": {
    "method": "delete",
    "path": "/v1/orders/{orderId}/personal-data",
    "tag": "Order",
    "summary": "Erase personal data",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": [
      "orderId"
    ]
  },
  "listLostOrders": {
    "method": "get",
    "path": "/v1/lost-orders",
    "tag": "Order",
    "summary": "List lost orders",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "listEvents": {
    "method": "get",
    "path": "/v1/events",
    "tag": "Event",
    "summary": "List events",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "replayEvents": {
    "method": "post",
    "path": "/v1/events/replay",
    "tag": "Event",
    "summary": "Replay events",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "getEvent": {
    "method": "get",
    "path": "/v1/events/{eventId}",
    "tag": "Event",
    "summary": "Get event",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": [
      "eventId"
    ]
  },
  "replayEvent": {
    "method": "post",
    "path": "/v1/events/{eventId}/replay",
    "tag": "Event",
    "summary": "Replay event",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": [
      "eventId"
    ]
  },
  "listUpdates": {
    "method": "get",
    "path": "/v1/updates",
    "tag": "Update",
    "summary": "List updates",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "getUpdate": {
    "method": "get",
    "path": "/v1/updates/{updateId}",
    "tag": "Update",
    "summary": "Get update",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": [
      "updateId"
    ]
  },
  "confirmUpdate": {
    "method": "post",
    "path": "/v1/updates/{updateId}/confirm",
    "tag": "Update",
    "summary": "Confirm update",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": [
      "updateId"
    ]
  },
  "discardUpdate": {
    "method": "post",
    "path": "/v1/updates/{updateId}/discard",
    "tag": "Update",
    "summary": "Discard update",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": [
      "updateId"
    ]
  },
  "retryUpdate": {
    "method": "post",
    "path": "/v1/updates/{updateId}/retry",
    "tag": "Update",
    "summary": "Retry update",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": [
      "updateId"
    ]
  },
  "getOverview": {
    "method": "get",
    "path": "/v1/overview",
    "tag": "Health",
    "summary": "Get overview",
    "security": [
      "operatorToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "getHealth": {
    "method": "get",
    "path": "/healthz",
    "tag": "Health",
    "summary": "Health",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "getReadiness": {
    "method": "get",
    "path": "/readyz",
    "tag": "Health",
    "summary": "Readiness",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "getMetrics": {
    "method": "get",
    "path": "/metrics",
    "tag": "Health",
    "summary": "Metrics",
    "security": [
      "metricsToken"
    ],
    "requestMediaTypes": [],
    "pathParameters": []
  }
} as const;

/** Method and path of every operation, and nothing else. */
export const operationRoutes = {
  "receiveOrder": {
    "method": "post",
    "path": "/callbacks/orders"
  },
  "receiveError": {
    "method": "post",
    "path": "/callbacks/errors"
  },
  "receiveJob": {
    "method": "post",
    "path": "/callbacks/jobs"
  },
  "listOrders": {
    "method": "get",
    "path": "/v1/orders"
  },
  "getOrder": {
    "method": "get",
    "path": "/v1/orders/{orderId}"
  },
  "reportResults": {
    "method": "post",
    "path": "/v1/orders/{orderId}/results"
  },
  "erasePersonalData": {
    "method": "delete",
    "path": "/v1/orders/{orderId}/personal-data"
  },
  "listLostOrders": {
    "method": "get",
    "path": "/v1/lost-orders"
  },
  "listEvents": {
    "method": "get",
    "path": "/v1/events"
  },
  "replayEvents": {
    "method": "post",
    "path": "/v1/events/replay"
  },
  "getEvent": {
    "method": "get",
    "path": "/v1/events/{eventId}"
  },
  "replayEvent": {
    "method": "post",
    "path": "/v1/events/{eventId}/replay"
  },
  "listUpdates": {
    "method": "get",
    "path": "/v1/updates"
  },
  "getUpdate": {
    "method": "get",
    "path": "/v1/updates/{updateId}"
  },
  "confirmUpdate": {
    "method": "post",
    "path": "/v1/updates/{updateId}/confirm"
  },
  "discardUpdate": {
    "method": "post",
    "path": "/v1/updates/{updateId}/discard"
  },
  "retryUpdate": {
    "method": "post",
    "path": "/v1/updates/{updateId}/retry"
  },
  "getOverview": {
    "method": "get",
    "path": "/v1/overview"
  },
  "getHealth": {
    "method": "get",
    "path": "/healthz"
  },
  "getReadiness": {
    "method": "get",
    "path": "/readyz"
  },
  "getMetrics": {
    "method": "get",
    "path": "/metrics"
  }
} as const;
