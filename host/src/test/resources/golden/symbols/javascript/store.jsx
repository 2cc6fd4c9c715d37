'use strict';
/* The shop. */
import React, { useState as state, useEffect } from 'react';
import * as http from "./lib/http.js";
import './style.css';
import prices from '../prices';
export { total, tax as vat } from './sums.js';
export * from "./names.js";
const fs = require('fs');
const { join } = require("path");

/** How many may be bought. */
export const LIMIT = 10;
let open = true, closed;
var legacy;

/**
 * Adds up a basket.
 * @param {Item[]} items
 */
export function sum(items, { discount = 0 } = {}) {
  const local = items.map((item) => item.price * LIMIT);
  return local.reduce(add, 0) - discount;
}

// Adds two numbers.
const add = (a, b) => a + b;

export default async function load(url) {
  const page = await import("./pages/" + url);
  const other = await import('./pages/first.js');
  return http.get(url).then(parse);
}

function* ids() {
  yield* range(1, LIMIT);
}

/** A basket. */
export class Basket extends Component.Base {
  static count = 0;
  #items = [];
  onClick = (event) => {
    this.add(event.target);
  };

  constructor(owner) {
    super(owner);
    this.owner = owner;
  }

  get size() {
    return this.#items.length;
  }

  async add(item) {
    this.#check(item);
    Basket.count += 1;
  }

  #check(item) {
    if (!item) throw new TypeError('nothing');
  }

  static of(...items) {
    return new Basket(items);
  }
}

const Anonymous = class extends Basket {
  hello() {}
};

export const handlers = {
  open() { legacy = true; },
  close: function () { open = false; },
  toggle: async () => handlers.open(),
  sum,
  value: 3,
};

Basket.prototype.clear = function clear() {
  this.items.length = 0;
};
exports.make = function (options) { return Basket.of(options); };
module.exports.LIMIT = LIMIT;

export const View = ({ basket }) => (
  <main className="shop">
    <Row key="a" basket={basket} onClick={handlers}>{basket.size}</Row>
    <Menu.Item />
    <img src={prices} />
  </main>
);
