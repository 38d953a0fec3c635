// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// coinpay-bench-emptywindow: the least a Qt program with a window can be. The floor of the start
// and of the memory; says "painted" as coinpay-desk does when it is measured.
#include <QApplication>
#include <QMainWindow>
#include <QPaintEvent>
#include <QTimer>

#include <cstdio>

namespace {

class EmptyWindow final : public QMainWindow
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        if (std::exchange(m_said, true))
            return;
        QTimer::singleShot(0, this, [] {
            std::fputs("painted\n", stdout);
            std::fflush(stdout);
        });
    }

private:
    bool m_said = false;
};

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_XCB_GL_INTEGRATION"))
        qputenv("QT_XCB_GL_INTEGRATION", "none");
    const QApplication application(argc, argv);
    EmptyWindow window;
    window.resize(1240, 780); // as large as coinpay-desk's
    window.show();
    return QApplication::exec();
}
