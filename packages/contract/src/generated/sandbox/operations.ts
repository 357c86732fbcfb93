// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

/** Every operation by its `operationId`, in the sequence of the document. */
export const operationTable = {
  "listSandboxOrders": {
    "method": "get",
    "path": "/_sandbox/orders",
    "tag": "Order",
    "summary": "List orders",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "placeOrder": {
    "method": "post",
    "path": "/_sandbox/orders",
    "tag": "Order",
    "summary": "Place order",
    "security": [],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "getSandboxOrder": {
    "method": "get",
    "path": "/_sandbox/orders/{orderId}",
    "tag": "Order",
    "summary": "Get order",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": [
      "orderId"
    ]
  },
  "sendJob": {
    "method": "post",
    "path": "/_sandbox/jobs",
    "tag": "Job",
    "summary": "Send job",
    "security": [],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "listDeliveries": {
    "method": "get",
    "path": "/_sandbox/deliveries",
    "tag": "Delivery",
    "summary": "List deliveries",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "resetSandbox": {
    "method": "post",
    "path": "/_sandbox/reset",
    "tag": "Control",
    "summary": "Reset",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "placeOrders": {
    "method": "post",
    "path": "/_sandbox/bulk-orders",
    "tag": "Order",
    "summary": "Place orders in bulk",
    "security": [],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "getClock": {
    "method": "get",
    "path": "/_sandbox/clock",
    "tag": "Control",
    "summary": "Get clock",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "moveClock": {
    "method": "post",
    "path": "/_sandbox/clock",
    "tag": "Control",
    "summary": "Move clock",
    "security": [],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "getSwitches": {
    "method": "get",
    "path": "/_sandbox/switches",
    "tag": "Control",
    "summary": "Get switches",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "setSwitches": {
    "method": "put",
    "path": "/_sandbox/switches",
    "tag": "Control",
    "summary": "Set switches",
    "security": [],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "listReadings": {
    "method": "get",
    "path": "/_sandbox/readings",
    "tag": "Reading",
    "summary": "List readings",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "setReadings": {
    "method": "put",
    "path": "/_sandbox/readings",
    "tag": "Reading",
    "summary": "Set readings",
    "security": [],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "getFaults": {
    "method": "get",
    "path": "/_sandbox/faults",
    "tag": "Fault",
    "summary": "Get faults",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "setFaults": {
    "method": "put",
    "path": "/_sandbox/faults",
    "tag": "Fault",
    "summary": "Set faults",
    "security": [],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "playScenario": {
    "method": "post",
    "path": "/_sandbox/scenarios",
    "tag": "Scenario",
    "summary": "Play scenario",
    "security": [],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "playNextStep": {
    "method": "post",
    "path": "/_sandbox/scenarios/{runId}/next",
    "tag": "Scenario",
    "summary": "Play next step",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": [
      "runId"
    ]
  },
  "getSnapshot": {
    "method": "get",
    "path": "/_sandbox/state",
    "tag": "Control",
    "summary": "Get snapshot",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "restoreSnapshot": {
    "method": "put",
    "path": "/_sandbox/state",
    "tag": "Control",
    "summary": "Restore snapshot",
    "security": [],
    "requestMediaTypes": [
      "application/json"
    ],
    "pathParameters": []
  },
  "listCompanies": {
    "method": "get",
    "path": "/_sandbox/companies",
    "tag": "Order",
    "summary": "List companies",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "listPackages": {
    "method": "get",
    "path": "/_sandbox/packages",
    "tag": "Order",
    "summary": "List packages",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  },
  "watchSandbox": {
    "method": "get",
    "path": "/_sandbox/events",
    "tag": "Control",
    "summary": "Watch sandbox",
    "security": [],
    "requestMediaTypes": [],
    "pathParameters": []
  }
} as const;

/** Method and path of every operation, and nothing else. */
export const operationRoutes = {
  "listSandboxOrders": {
    "method": "get",
    "path": "/_sandbox/orders"
  },
  "placeOrder": {
    "method": "post",
    "path": "/_sandbox/orders"
  },
  "getSandboxOrder": {
    "method": "get",
    "path": "/_sandbox/orders/{orderId}"
  },
  "sendJob": {
    "method": "post",
    "path": "/_sandbox/jobs"
  },
  "listDeliveries": {
    "method": "get",
    "path": "/_sandbox/deliveries"
  },
  "resetSandbox": {
    "method": "post",
    "path": "/_sandbox/reset"
  },
  "placeOrders": {
    "method": "post",
    "path": "/_sandbox/bulk-orders"
  },
  "getClock": {
    "method": "get",
    "path": "/_sandbox/clock"
  },
  "moveClock": {
    "method": "post",
    "path": "/_sandbox/clock"
  },
  "getSwitches": {
    "method": "get",
    "path": "/_sandbox/switches"
  },
  "setSwitches": {
    "method": "put",
    "path": "/_sandbox/switches"
  },
  "listReadings": {
    "method": "get",
    "path": "/_sandbox/readings"
  },
  "setReadings": {
    "method": "put",
    "path": "/_sandbox/readings"
  },
  "getFaults": {
    "method": "get",
    "path": "/_sandbox/faults"
  },
  "setFaults": {
    "method": "put",
    "path": "/_sandbox/faults"
  },
  "playScenario": {
    "method": "post",
    "path": "/_sandbox/scenarios"
  },
  "playNextStep": {
    "method": "post",
    "path": "/_sandbox/scenarios/{runId}/next"
  },
  "getSnapshot": {
    "method": "get",
    "path": "/_sandbox/state"
  },
  "restoreSnapshot": {
    "method": "put",
    "path": "/_sandbox/state"
  },
  "listCompanies": {
    "method": "get",
    "path": "/_sandbox/companies"
  },
  "listPackages": {
    "method": "get",
    "path": "/_sandbox/packages"
  },
  "watchSandbox": {
    "method": "get",
    "path": "/_sandbox/events"
  }
} as const;
