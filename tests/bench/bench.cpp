// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bench.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace coinpay::bench {

Context::Context(QString workDir, bool smoke)
    : m_workDir(std::move(workDir))
    , m_smoke(smoke)
{
}

void Context::report(const Figure &figure)
{
    m_figures.push_back(figure);
    QTextStream out(stdout);
    const QString ratio = figure.floor > 0
                              ? QString::number(figure.ours / figure.floor, 'f', 2) + u'×'
                              : QStringLiteral("-");
    const auto amount = [&figure](double value) {
        return value > 0 ? QString::number(value, 'g', 4) + u' ' + figure.unit
                         : QStringLiteral("-");
    };
    out << figure.row.leftJustified(4) << figure.name.leftJustified(58)
        << amount(figure.ours).rightJustified(16) << amount(figure.floor).rightJustified(16)
        << ratio.rightJustified(9) << "   " << figure.goal << Qt::endl;
}

std::vector<Row> &rows()
{
    static std::vector<Row> all;
    return all;
}

double millisecondsOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> values)
{
    return percentile(std::move(values), 0.5);
}

double percentile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    const auto last = static_cast<double>(values.size() - 1);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::lround(last * part));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

Pair alternate(int rounds, const std::function<double()> &ours,
               const std::function<double()> &floor)
{
    std::vector<double> mine;
    std::vector<double> bare;
    for (int i = 0; i < rounds; ++i) {
        if (i % 2 == 0) {
            mine.push_back(ours());
            bare.push_back(floor());
        } else {
            bare.push_back(floor());
            mine.push_back(ours());
        }
    }
    return {median(std::move(mine)), median(std::move(bare))};
}

} // namespace coinpay::bench
