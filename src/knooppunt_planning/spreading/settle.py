"""Sites with room: who goes where when it is known which are open, by regret, and then by moving and exchanging.

Costs are per customer and site here, and ``order`` has for each customer the sites, the cheapest first.

Source: Martello and Toth, Knapsack Problems (1990), chapter 7, for regret.
"""

from __future__ import annotations

from knooppunt_planning.compiled import compiled
from knooppunt_planning.spreading.classic import NOWHERE, Flags, Floats, Ints
from knooppunt_planning.spreading.interchange import below


@compiled
def at(cost: Floats, left: Floats, place: Ints, j: int) -> float:
    """What a customer costs where it is."""
    return float(left[j] if place[j] < 0 else cost[j, place[j]])


@compiled
def best_two(
    cost: Floats,
    order: Ints,
    left: Floats,
    demand: Floats,
    spare: Floats,
    is_open: Flags,
    place: Ints,
    j: int,
) -> tuple[int, float]:
    """The cheapest open site with room that is cheaper than where the customer is, or nowhere; and the regret.

    The regret is how much dearer the next one is.
    """
    one, cheap, now = NOWHERE, 0.0, at(cost, left, place, j)
    for k in range(order.shape[1]):
        i = order[j, k]
        if cost[j, i] >= now - 1e-9:
            break
        if is_open[i] and spare[i] >= demand[j]:
            if one >= 0:
                return one, cost[j, i] - cheap
            one, cheap = i, cost[j, i]
            if place[j] >= 0:
                break
    return one, now - cheap


@compiled
def exchange(cost: Floats, demand: Floats, spare: Floats, place: Ints, j: int, k: int) -> bool:
    """Two customers to each other's site."""
    a, b = place[j], place[k]
    if a == b or b < 0:
        return False
    change = cost[j, b] + cost[k, a] - cost[j, a] - cost[k, b]
    more = demand[j] - demand[k]
    if change >= -1e-9 or spare[b] < more or spare[a] < -more:
        return False
    spare[a] += more
    spare[b] -= more
    place[j], place[k] = b, a
    return True


@compiled
def recreate(
    cost: Floats, order: Ints, left: Floats, demand: Floats, spare: Floats, is_open: Flags, place: Ints,
    touched: Flags, bank: Ints, number: Ints,
) -> None:  # fmt: skip
    """A place for who has none: who regrets waiting most, or asks most, first."""
    size = 0
    for j in range(len(place)):
        if place[j] < 0:
            bank[size] = j
            size += 1
    way = below(number, 3)
    while size > 0:
        chosen, urgent, to = -1, -1.0, NOWHERE
        for k in range(size):
            j = bank[k]
            if way == 0 and demand[j] <= urgent:
                continue
            site, regret = best_two(cost, order, left, demand, spare, is_open, place, j)
            key = demand[j] if way == 0 else regret
            key = regret * demand[j] if way == 1 else key
            if site >= 0 and key > urgent:
                chosen, urgent, to = k, key, site
        if chosen < 0:
            return
        j = bank[chosen]
        place[j] = to
        touched[to] = True
        spare[to] -= demand[j]
        size -= 1
        bank[chosen] = bank[size]


@compiled
def wants(order: Ints, is_open: Flags, place: Ints, j: int) -> bool:
    """Whether another open site would be cheaper for a customer."""
    for k in range(order.shape[1]):
        i = order[j, k]
        if is_open[i]:
            return bool(i != place[j])
    return False


@compiled
def settle(
    cost: Floats, order: Ints, left: Floats, demand: Floats, spare: Floats, is_open: Flags, place: Ints,
    touched: Flags,
) -> None:  # fmt: skip
    """Move anyone, and exchange with who is at a site that was touched, until nothing gets cheaper."""
    helped = True
    while helped:
        helped = False
        for j in range(len(left)):
            site, _ = best_two(cost, order, left, demand, spare, is_open, place, j)
            if site >= 0:
                if place[j] >= 0:
                    spare[place[j]] += demand[j]
                    touched[place[j]] = True
                spare[site] -= demand[j]
                place[j] = site
                touched[site] = True
                helped = True
        for j in range(len(left)):
            if place[j] >= 0 and wants(order, is_open, place, j):
                for k in range(len(left)):
                    near = touched[place[j]] or (place[k] >= 0 and touched[place[k]])
                    if near and exchange(cost, demand, spare, place, j, k):
                        touched[place[j]] = True
                        touched[place[k]] = True
                        helped = True
