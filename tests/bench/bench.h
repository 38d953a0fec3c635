// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>

#include <functional>
#include <vector>

namespace coinpay::bench {

//! One line of the table: ours against a floor taken in the same run.
struct Figure
{
    QString row;  //!< of the performance table, e.g. "5"
    QString name; //!< what was measured
    double ours = 0;
    double floor = 0; //!< 0: there is none, `ours` stands alone
    QString unit;     //!< of both
    QString goal;     //!< as it is written, e.g. "≤ 3×"
};

//! What a row's code is given.
class Context
{
public:
    Context(QString workDir, bool smoke);

    //! Kept between runs: large stores are made once.
    [[nodiscard]] const QString &workDir() const { return m_workDir; }

    //! True when only that it runs is of interest: small stores, few rounds.
    [[nodiscard]] bool smoke() const { return m_smoke; }

    //! Invoices in what the table calls a large store.
    [[nodiscard]] int large() const { return m_smoke ? 2'000 : 1'000'000; }

    [[nodiscard]] int rounds() const { return m_smoke ? 3 : 9; }

    void report(const Figure &figure);

    [[nodiscard]] const std::vector<Figure> &figures() const { return m_figures; }

private:
    QString m_workDir;
    bool m_smoke;
    std::vector<Figure> m_figures;
};

//! A row of the table: a number, a name for --only, and what measures it.
struct Row
{
    QString number;
    std::function<void(Context &)> run;
};

[[nodiscard]] std::vector<Row> &rows();

//! `static const RegisterRow row(QStringLiteral("5"), measurePages);` in the row's own file.
struct RegisterRow
{
    RegisterRow(const QString &number, std::function<void(Context &)> run)
    {
        rows().push_back({number, std::move(run)});
    }
};

//! Milliseconds of this thread's wall time that `work` takes.
[[nodiscard]] double millisecondsOf(const std::function<void()> &work);
[[nodiscard]] double median(std::vector<double> values);
//! 0 < `part` < 1; the value that this part of the others does not exceed.
[[nodiscard]] double percentile(std::vector<double> values, double part);

struct Pair
{
    double ours = 0;
    double floor = 0;
};

//! Medians of `rounds` alternating measurements; which of the two goes first alternates too.
[[nodiscard]] Pair alternate(int rounds, const std::function<double()> &ours,
                             const std::function<double()> &floor);

} // namespace coinpay::bench
