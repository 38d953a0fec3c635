// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowdiff.h"

#include <QHash>

#include <algorithm>

namespace coinpay {

namespace {

QHash<QString, int> placesById(const KeyedRows &rows)
{
    QHash<QString, int> places;
    places.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i)
        places.insert(idOf(rows.rows.at(i)), i);
    return places;
}

void addTo(QList<RowRange> &ranges, int row)
{
    if (!ranges.isEmpty() && ranges.last().first + ranges.last().count == row)
        ++ranges.last().count;
    else
        ranges.append({row, 1});
}

//! Which of these distinct numbers can stay so that they grow from left to right, as many as
//! possible: the longest increasing subsequence, in n log n. Negative ones never stay.
QList<bool> growing(const QList<int> &numbers)
{
    QList<int> tails; // of the best run of each length: where it ends
    QList<int> before(numbers.size(), -1);
    for (int i = 0; i < numbers.size(); ++i) {
        if (numbers.at(i) < 0)
            continue;
        const auto place =
            std::lower_bound(tails.begin(), tails.end(), numbers.at(i),
                             [&](int tail, int number) { return numbers.at(tail) < number; });
        const auto length = place - tails.begin();
        if (length > 0)
            before[i] = tails.at(length - 1);
        if (place == tails.end())
            tails.append(i);
        else
            *place = i;
    }
    QList<bool> stays(numbers.size(), false);
    for (int i = tails.isEmpty() ? -1 : tails.last(); i >= 0; i = before.at(i))
        stays[i] = true;
    return stays;
}

} // namespace

RowDiff diffRows(const KeyedRows &before, const KeyedRows &after)
{
    const QHash<QString, int> old = placesById(before);
    QList<int> was(after.size(), -1);
    for (int i = 0; i < after.size(); ++i)
        was[i] = old.value(idOf(after.rows.at(i)), -1);
    const QList<bool> stays = growing(was);
    QList<bool> kept(before.size(), false);
    RowDiff diff;
    for (int i = 0; i < after.size(); ++i) {
        if (!stays.at(i)) {
            addTo(diff.inserted, i);
            continue;
        }
        kept[was.at(i)] = true;
        if (!sameRow(before.rows.at(was.at(i)), after.rows.at(i)) ||
            before.keys.at(was.at(i)).sortValue != after.keys.at(i).sortValue)
            addTo(diff.changed, i);
    }
    for (int i = 0; i < before.size(); ++i) {
        if (!kept.at(i))
            addTo(diff.removed, i);
    }
    std::reverse(diff.removed.begin(), diff.removed.end());
    return diff;
}

} // namespace coinpay
